package dev.weavergen.memory.panel;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.memory.postgres.Content;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.Row;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.ModelReply.FinishReason;
import dev.weavergen.workflows.panel.Prompt;
import dev.weavergen.workflows.panel.Replies;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@link Replies} in the table {@code model_reply}. The texts are stored before the row that names
 * them, each in a transaction of its own, so that no two writers wait for each other; a text
 * without a row does no harm.
 */
public final class PostgresReplies implements Replies {
  /** Stands between a prompt's two parts; no prompt holds it. */
  private static final char PROMPT_PARTS = 0;

  private final Database database;

  public PostgresReplies(Database database) {
    this.database = database;
  }

  @Override
  public Optional<ModelReply> find(ReplyKey key) {
    return database.run(session ->
        session.one(
            """
            SELECT c.bytes, r.input_tokens, r.output_tokens, r.finish_reason, r.latency_millis,
              r.mean_log_probability
            FROM model_reply r JOIN content c ON c.sha256 = r.reply_sha256
            WHERE r.generation_id = ? AND r.member = ? AND r.stage = ? AND r.request_sha256 = ?
            """,
            PostgresReplies::reply,
            key.generationId(),
            key.member(),
            key.stage(),
            key.requestSha256()));
  }

  @Override
  public void store(ReplyKey key, Prompt prompt, ModelReply reply) {
    Content asked = Content.of(prompt.system() + PROMPT_PARTS + prompt.user());
    Content answered = Content.of(reply.text());
    var _ =
        database.run(session ->
            session.update(
                """
                INSERT INTO model_reply (generation_id, member, stage, request_sha256,
                  prompt_sha256, reply_sha256, input_tokens, output_tokens, finish_reason,
                  latency_millis, mean_log_probability)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                key.generationId(),
                key.member(),
                key.stage(),
                key.requestSha256(),
                asked.storeIn(session),
                answered.storeIn(session),
                reply.usage().inputTokens(),
                reply.usage().outputTokens(),
                reply.finishReason().wireName(),
                reply.latencyMillis(),
                reply.meanLogProbability()));
  }

  /**
   * What a generation asked and got, in the order in which it arrived; a page of at most {@link
   * Limits#PAGE_ROWS_MAX}, which no generation reaches.
   */
  public List<StoredExchange> exchanges(String generationId) {
    return database.run(session ->
        session.list(
            """
            SELECT r.member, p.bytes AS prompt, c.bytes, r.input_tokens, r.output_tokens,
              r.finish_reason, r.latency_millis, r.mean_log_probability, r.stored_at
            FROM model_reply r JOIN content c ON c.sha256 = r.reply_sha256
              JOIN content p ON p.sha256 = r.prompt_sha256
            WHERE r.generation_id = ? ORDER BY r.stored_at, r.member
            """,
            Limits.PAGE_ROWS_MAX,
            PostgresReplies::exchange,
            generationId));
  }

  /** One stored request with its reply. */
  public record StoredExchange(String member, Prompt prompt, ModelReply reply, Instant storedAt) {}

  private static StoredExchange exchange(Row row) throws SQLException {
    String prompt = row.utf8("prompt");
    int end = prompt.indexOf(PROMPT_PARTS);
    return new StoredExchange(
        row.text("member"),
        new Prompt(prompt.substring(0, end), prompt.substring(end + 1), ""),
        reply(row),
        row.instant("stored_at"));
  }

  private static ModelReply reply(Row row) throws SQLException {
    return new ModelReply(
        row.utf8("bytes"),
        new Usage(row.whole("input_tokens"), row.whole("output_tokens")),
        FinishReason.named(row.text("finish_reason")),
        row.big("latency_millis"),
        row.realIfAny("mean_log_probability"));
  }
}
