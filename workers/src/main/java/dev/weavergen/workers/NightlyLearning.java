package dev.weavergen.workers;

import dev.weavergen.workflows.generation.TaskQueues;
import dev.weavergen.workflows.learning.LearningRuns;
import dev.weavergen.workflows.learning.LearningWorkflow;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleCalendarSpec;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleRange;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleState;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schedule that starts a learning run every night. It lies on the server, so that it runs
 * whichever worker is there; each worker that starts brings it to its own settings. One where
 * learning is switched off pauses it, and one where it is switched on again resumes it; a schedule
 * that a person has paused is left so. A server that cannot keep schedules costs a line of the log,
 * never the worker.
 */
final class NightlyLearning {
  private static final Logger LOG = LoggerFactory.getLogger(NightlyLearning.class);

  /** A night that was missed while everything was off is made up for within a day. */
  private static final Duration CATCH_UP_MAX = Duration.ofDays(1);

  private static final String NOTE = "learns from the labels of the day";

  /** By it a worker knows that no person has paused the schedule. */
  private static final String SWITCHED_OFF = "paused because weavergen.learning.enabled is false";

  private final WorkflowClient client;
  private final boolean enabled;
  private final ScheduleSpec spec;

  /**
   * @throws InvalidConfigurationException naming the setting that is wrong
   */
  NightlyLearning(WorkflowClient client, LearningBlock settings) {
    this.client = client;
    this.enabled = settings.isEnabled();
    this.spec = spec(settings);
  }

  /** Creates the schedule, or brings it up to date; pauses it where learning is switched off. */
  void arrange() {
    ScheduleClient schedules =
        ScheduleClient.newInstance(
            client.getWorkflowServiceStubs(),
            ScheduleClientOptions.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setDataConverter(client.getOptions().getDataConverter())
                .build());
    try {
      if (enabled) {
        createOrUpdate(schedules);
      } else {
        pause(schedules.getHandle(LearningRuns.SCHEDULE));
      }
    } catch (ScheduleException failed) {
      unavailable(failed.getCause() == null ? failed : failed.getCause());
    } catch (StatusRuntimeException failed) {
      unavailable(failed);
    }
  }

  private void createOrUpdate(ScheduleClient schedules) {
    ScheduleState running = ScheduleState.newBuilder().setNote(NOTE).build();
    try {
      var _ =
          schedules.createSchedule(
              LearningRuns.SCHEDULE, schedule(running), ScheduleOptions.newBuilder().build());
    } catch (ScheduleAlreadyRunningException there) {
      ScheduleHandle handle = schedules.getHandle(LearningRuns.SCHEDULE);
      handle.update(input ->
          new ScheduleUpdate(schedule(state(input.getDescription().getSchedule(), running))));
    }
  }

  /** Where there is none, or none can be, there is nothing to pause. */
  private static void pause(ScheduleHandle handle) {
    try {
      ScheduleState state = handle.describe().getSchedule().getState();
      if (state == null || !state.isPaused()) {
        handle.pause(SWITCHED_OFF);
        LOG.info("the nightly learning is {}", SWITCHED_OFF);
      }
    } catch (ScheduleException failed) {
      if (!isAbsent(failed)) {
        throw failed;
      }
    }
  }

  private static boolean isAbsent(ScheduleException failed) {
    return failed.getCause() instanceof StatusRuntimeException grpc
        && (grpc.getStatus().getCode() == Status.Code.NOT_FOUND
            || grpc.getStatus().getCode() == Status.Code.UNIMPLEMENTED);
  }

  private static ScheduleState state(Schedule known, ScheduleState running) {
    ScheduleState state = known.getState();
    if (state == null) {
      return running;
    }
    if (state.isPaused() && SWITCHED_OFF.equals(state.getNote())) {
      LOG.info("the nightly learning is resumed: weavergen.learning.enabled is true again");
      return running;
    }
    return state;
  }

  private void unavailable(Throwable cause) {
    if (!enabled) {
      LOG.warn(
          "the nightly learning may still run, it could not be paused: {}", cause.getMessage());
      return;
    }
    String why =
        cause instanceof StatusRuntimeException grpc
                && grpc.getStatus().getCode() == Status.Code.UNIMPLEMENTED
            ? "this Temporal server keeps no schedules"
            : String.valueOf(cause.getMessage());
    LOG.warn("no nightly learning: {}; `weavergen learn` learns when it is asked to", why);
  }

  private Schedule schedule(ScheduleState state) {
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(LearningWorkflow.TYPE)
                .setOptions(
                    WorkflowOptions.newBuilder()
                        .setWorkflowId(LearningRuns.SCHEDULE)
                        .setTaskQueue(TaskQueues.MAIN)
                        .setStaticSummary("nightly learning")
                        // Without details the client cannot read its own schedule back.
                        .setStaticDetails(NOTE)
                        .build())
                .build())
        .setSpec(spec)
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                .setCatchupWindow(CATCH_UP_MAX)
                .build())
        .setState(state)
        .build();
  }

  private static ScheduleSpec spec(LearningBlock settings) {
    ScheduleSpec.Builder spec = ScheduleSpec.newBuilder().setJitter(settings.jitterMax());
    return switch (settings.timing()) {
      case LearningBlock.Timing.Daily daily ->
          spec.setCalendars(List.of(calendar(daily.at())))
              .setTimeZoneName(daily.zone().getId())
              .build();
      case LearningBlock.Timing.Interval interval ->
          spec.setIntervals(List.of(new ScheduleIntervalSpec(interval.every()))).build();
    };
  }

  private static ScheduleCalendarSpec calendar(LocalTime at) {
    return ScheduleCalendarSpec.newBuilder()
        .setHour(List.of(new ScheduleRange(at.getHour())))
        .setMinutes(List.of(new ScheduleRange(at.getMinute())))
        .setSeconds(List.of(new ScheduleRange(at.getSecond())))
        .build();
  }
}
