package dev.weavergen.memory.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.panel.Usage;
import dev.weavergen.memory.TestDatabase;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.ModelReply.FinishReason;
import dev.weavergen.workflows.panel.Prompt;
import dev.weavergen.workflows.panel.Replies.ReplyKey;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresRepliesTest {
  private static final Prompt PROMPT = new Prompt("You write Python.", "a function", "HumanEval/0");

  private static Database database;
  private static PostgresReplies replies;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    replies = new PostgresReplies(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void find_nothingStored_isEmpty() {
    assertThat(replies.find(key("none"))).isEmpty();
  }

  @Test
  void store_reply_isReadBackEqual() {
    ModelReply reply = reply("def f():\n  return '\u0000 ünï 😀'\n", Optional.of(-0.25));

    replies.store(key("one"), PROMPT, reply);

    assertThat(replies.find(key("one"))).contains(reply);
  }

  @Test
  void store_sameKeyAgain_keepsTheFirst() {
    replies.store(key("twice"), PROMPT, reply("first", Optional.empty()));
    replies.store(key("twice"), PROMPT, reply("second", Optional.empty()));

    assertThat(replies.find(key("twice")).orElseThrow().text()).isEqualTo("first");
  }

  @Test
  void store_samePromptForMany_keepsItOnce() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var stored =
          threads.invokeAll(
              IntStream.range(0, 64)
                  .mapToObj(i ->
                      (Callable<Boolean>)
                          () -> {
                            replies.store(
                                key("many" + i % 16),
                                PROMPT,
                                reply("answer " + i % 3, Optional.empty()));
                            return true;
                          })
                  .toList());
      for (var future : stored) {
        assertThat(future.get()).isTrue();
      }
    }

    long rows =
        database
            .run(session ->
                session.one(
                    "SELECT count(*) AS n FROM model_reply WHERE generation_id LIKE 'many%'",
                    row -> row.big("n")))
            .orElseThrow();
    String prompt =
        database
            .run(session ->
                session.one(
                    "SELECT bytes FROM content WHERE sha256 = ?",
                    row -> row.utf8("bytes"),
                    PROMPT.sha256()))
            .orElseThrow();
    assertThat(rows).isEqualTo(16);
    assertThat(prompt).isEqualTo(PROMPT.system() + "\u0000" + PROMPT.user());
  }

  private static ReplyKey key(String generation) {
    return new ReplyKey(generation, "ollama:qwen3", "generate", "a".repeat(64));
  }

  private static ModelReply reply(String text, Optional<Double> logProbability) {
    return new ModelReply(text, new Usage(10, 20), FinishReason.LENGTH, 1234, logProbability);
  }
}
