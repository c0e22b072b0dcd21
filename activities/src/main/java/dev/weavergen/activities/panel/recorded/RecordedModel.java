package dev.weavergen.activities.panel.recorded;

import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.workflows.panel.LanguageModel;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.Prompt;
import dev.weavergen.workflows.recordings.RecordedReply;
import dev.weavergen.workflows.recordings.Recordings;
import java.util.Optional;

/**
 * A model that says again what was recorded: the sample for the benchmark task asked about, or the
 * reply to the very same request.
 */
public final class RecordedModel implements LanguageModel {
  private final Recordings recordings;
  private final Source source;

  public RecordedModel(Recordings recordings, Source source) {
    this.recordings = recordings;
    this.source = source;
  }

  /**
   * @param name of the recorded model, as the user calls it
   * @param sha256 content hash of the file
   * @param ordinal which of several samples, from 0
   */
  public record Source(String name, String sha256, int ordinal) {}

  @Override
  public ModelReply ask(Prompt prompt) throws ModelFailure {
    RecordedReply recorded =
        sample(prompt).or(() -> exchange(prompt)).orElseThrow(() -> missing(prompt));
    pause(recorded.delayMillis());
    return replayed(recorded);
  }

  /** The reply, which took no less time than the replay did. */
  private static ModelReply replayed(RecordedReply recorded) {
    ModelReply reply = recorded.reply();
    return new ModelReply(
        reply.text(),
        reply.usage(),
        reply.finishReason(),
        Math.max(reply.latencyMillis(), recorded.delayMillis()),
        reply.meanLogProbability());
  }

  private Optional<RecordedReply> sample(Prompt prompt) {
    return prompt.task().isEmpty()
        ? Optional.empty()
        : recordings.sample(source.sha256(), prompt.task(), source.ordinal());
  }

  /** The reply of the model of that name, else the one that was recorded for whatever model. */
  private Optional<RecordedReply> exchange(Prompt prompt) {
    String member = RequestKey.member(source.name(), source.ordinal());
    return recordings
        .exchange(source.sha256(), RequestKey.of(member, prompt))
        .or(() -> recordings.exchange(source.sha256(), prompt.sha256()));
  }

  private ModelFailure missing(Prompt prompt) {
    String question =
        prompt.task().isEmpty()
            ? "this request"
            : "task \"%s\" (sample %d)".formatted(prompt.task(), source.ordinal() + 1);
    return new ModelFailure(
        FailureKind.NO_RECORDING,
        "recording %s@%s holds no reply to %s"
            .formatted(source.name(), source.sha256().substring(0, 12), question));
  }

  private static void pause(long millis) throws ModelFailure {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelFailure(FailureKind.CONNECTION, "the replay was interrupted");
    }
  }
}
