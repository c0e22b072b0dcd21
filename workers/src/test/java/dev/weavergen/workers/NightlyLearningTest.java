package dev.weavergen.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.weavergen.workflows.learning.LearningRuns;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleState;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** The schedule on a server that keeps one, and on one that does not. */
@Timeout(60)
final class NightlyLearningTest {
  @Test
  void arrange_realServer_isCreatedAndThenBroughtUpToDate() {
    try (TestWorkflowEnvironment server = DevServer.start()) {
      WorkflowClient client = server.getWorkflowClient();

      assertThat(said(client, settings("6h"))).isEmpty();
      assertThat(every(client)).isEqualTo(Duration.ofHours(6));
      assertThat(said(client, settings("8h"))).isEmpty();
      assertThat(every(client)).isEqualTo(Duration.ofHours(8));
    }
  }

  /** The server in memory answers that it knows no schedules; a worker on it works all the same. */
  @Test
  void arrange_serverWithoutSchedules_saysOnceWhatToDoInstead() {
    try (TestWorkflowEnvironment server = TestWorkflowEnvironment.newInstance()) {
      assertThat(said(server.getWorkflowClient(), settings("6h")))
          .containsExactly(
              "no nightly learning: this Temporal server keeps no schedules; `weavergen learn` learns when it is asked to");
    }
  }

  @Test
  void arrange_switchedOff_pausesUntilItIsSwitchedOnAgain() {
    try (TestWorkflowEnvironment server = DevServer.start()) {
      WorkflowClient client = server.getWorkflowClient();
      LearningBlock off = block(Optional.of(false), Optional.empty());

      assertThat(said(client, off)).isEmpty();
      assertThat(said(client, settings("6h"))).isEmpty();
      assertThat(said(client, off))
          .containsExactly(
              "the nightly learning is paused because weavergen.learning.enabled is false");
      assertThat(isPaused(client)).isTrue();
      assertThat(said(client, off)).isEmpty();
      assertThat(said(client, settings("6h"))).singleElement().asString().contains("is resumed");
      assertThat(isPaused(client)).isFalse();
    }
  }

  @Test
  void arrange_pausedByAPerson_staysPaused() {
    try (TestWorkflowEnvironment server = DevServer.start()) {
      WorkflowClient client = server.getWorkflowClient();
      assertThat(said(client, settings("6h"))).isEmpty();
      schedule(client).pause("on holiday");

      assertThat(said(client, block(Optional.of(false), Optional.empty()))).isEmpty();
      assertThat(said(client, settings("6h"))).isEmpty();

      assertThat(isPaused(client)).isTrue();
    }
  }

  @Test
  void arrange_switchedOffOnAServerWithoutSchedules_saysNothing() {
    try (TestWorkflowEnvironment server = TestWorkflowEnvironment.newInstance()) {
      assertThat(said(server.getWorkflowClient(), block(Optional.of(false), Optional.empty())))
          .isEmpty();
    }
  }

  /** Before anything of the worker is started. */
  @Test
  void new_settingThatIsWrong_isNamed() {
    try (TestWorkflowEnvironment server = TestWorkflowEnvironment.newInstance()) {
      assertThatThrownBy(
              () -> new NightlyLearning(server.getWorkflowClient(), settings("often")).arrange())
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageContaining("weavergen.learning.every");
    }
  }

  private static List<String> said(WorkflowClient client, LearningBlock settings) {
    Logger logger = (Logger) LoggerFactory.getLogger(NightlyLearning.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);
    logger.setLevel(Level.INFO);
    try {
      new NightlyLearning(client, settings).arrange();
    } finally {
      logger.setLevel(null);
      logger.detachAppender(lines);
    }
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private static Duration every(WorkflowClient client) {
    ScheduleSpec spec = schedule(client).describe().getSchedule().getSpec();
    return spec.getIntervals().getFirst().getEvery();
  }

  private static boolean isPaused(WorkflowClient client) {
    ScheduleState state = schedule(client).describe().getSchedule().getState();
    return state != null && state.isPaused();
  }

  private static ScheduleHandle schedule(WorkflowClient client) {
    return ScheduleClient.newInstance(client.getWorkflowServiceStubs())
        .getHandle(LearningRuns.SCHEDULE);
  }

  private static LearningBlock settings(String every) {
    return block(Optional.empty(), Optional.of(every));
  }

  private static LearningBlock block(Optional<Boolean> enabled, Optional<String> every) {
    return new LearningBlock(enabled, Optional.empty(), Optional.empty(), Optional.empty(), every);
  }
}
