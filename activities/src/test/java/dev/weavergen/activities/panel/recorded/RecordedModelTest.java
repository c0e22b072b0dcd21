package dev.weavergen.activities.panel.recorded;

import static dev.weavergen.activities.panel.protocol.ListedRecordings.SHA256;
import static dev.weavergen.activities.panel.protocol.ListedRecordings.late;
import static dev.weavergen.activities.panel.protocol.ListedRecordings.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weavergen.activities.panel.protocol.ListedRecordings;
import dev.weavergen.activities.panel.recorded.RecordedModel.Source;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.Prompt;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecordedModelTest {
  private static final Prompt TASK = new Prompt("s", "u", "HumanEval/0");
  private static final Prompt FREE = new Prompt("s", "u", "");

  private final ListedRecordings recordings = new ListedRecordings();

  @Test
  void task_gives_sampleOfItsNumber() throws Exception {
    recordings.sample("HumanEval/0", said("first"), said("second"));
    assertThat(model(0).ask(TASK).text()).isEqualTo("first");
    assertThat(model(1).ask(TASK).text()).isEqualTo("second");
  }

  @Test
  void exchange_prefers_theModelsOwnReply() throws Exception {
    recordings.exchange(FREE.sha256(), said("anybody's"));
    assertThat(model(0).ask(FREE).text()).isEqualTo("anybody's");
    recordings.exchange(RequestKey.of("qwen", FREE), said("qwen's"));
    assertThat(model(0).ask(FREE).text()).isEqualTo("qwen's");
    recordings.exchange(RequestKey.of("qwen#2", FREE), said("qwen's second"));
    assertThat(model(1).ask(FREE).text()).isEqualTo("qwen's second");
  }

  @Test
  void nothingRecorded_names_recordingAndTask() {
    ModelFailure failure = catchThrowableOfType(ModelFailure.class, () -> model(2).ask(TASK));
    assertThat(failure.kind()).isEqualTo(FailureKind.NO_RECORDING);
    assertThat(failure)
        .hasMessage(
            "recording qwen@abababababab holds no reply to task \"HumanEval/0\" (sample 3)");
    assertThat(catchThrowableOfType(ModelFailure.class, () -> model(0).ask(FREE)))
        .hasMessageEndingWith("holds no reply to this request");
  }

  @Test
  void delay_is_waitedFor() throws Exception {
    recordings.sample("HumanEval/0", late("first", 120));
    Instant start = Instant.now();
    model(0).ask(TASK);
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(100));
  }

  @Test
  void interruption_ends_theDelay() {
    recordings.sample("HumanEval/0", late("first", 60_000));
    Thread.currentThread().interrupt();
    ModelFailure failure = catchThrowableOfType(ModelFailure.class, () -> model(0).ask(TASK));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).hasMessageContaining("interrupted");
  }

  private RecordedModel model(int ordinal) {
    return new RecordedModel(recordings, new Source("qwen", SHA256, ordinal));
  }
}
