package dev.weavergen.workflows.generation;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.generation.Durations;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.reasoning.Iteration;
import dev.weavergen.domain.reasoning.ReasoningReport;
import dev.weavergen.domain.reasoning.StopReason;
import dev.weavergen.workflows.reasoning.ReasonActivity;
import dev.weavergen.workflows.reasoning.ReasonActivity.Decision;
import dev.weavergen.workflows.reasoning.ReasonActivity.Opening;
import dev.weavergen.workflows.reasoning.ReasonActivity.Order;
import dev.weavergen.workflows.reasoning.ReasonActivity.Standing;
import dev.weavergen.workflows.reasoning.ReasonActivity.Step;
import dev.weavergen.workflows.reasoning.ReasonActivity.TrialVerdict;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The loop that repairs: evaluate, diagnose, improve, accept or reject. What is done next is
 * decided by the step {@code reason}; the loop does it, and sees to the deadline and the purse.
 * Whatever goes wrong, the best program so far stays the answer.
 */
final class Reasoning {
  /** All attempts at judging one round with their waits, with a usual deadline. */
  private static final Duration REASONING_MAX = Duration.ofMinutes(10);

  /** Trials of tests and rounds of repair together, in any run. */
  private static final int STEPS_MAX = 32;

  private final Opening opening;
  private final RepairRound round;
  private final Supplier<Duration> remaining;
  private final Runnable onStep;
  private final List<Iteration> done = new ArrayList<>();
  private final List<TrialVerdict> trials = new ArrayList<>();
  private int rounds;
  private Duration pace;
  private Optional<Standing> standing = Optional.empty();
  private Optional<Decision.Stop> stop = Optional.empty();

  /**
   * @param round asks for repairs and tries them
   * @param pace how long a round takes, as far as is known
   * @param remaining until the generation's deadline
   * @param onStep called whenever something is decided
   */
  Reasoning(
      Opening opening,
      RepairRound round,
      Duration pace,
      Supplier<Duration> remaining,
      Runnable onStep) {
    this.opening = opening;
    this.round = round;
    this.pace = pace;
    this.remaining = remaining;
    this.onStep = onStep;
  }

  /**
   * Reasons.
   *
   * @throws io.temporal.failure.TemporalFailure when the surrounding scope is cancelled, and only
   *     then
   */
  void run() {
    Decision next = judge(Optional.empty(), List.of());
    for (int steps = 1; stop.isEmpty() && steps < STEPS_MAX; steps++) {
      next =
          switch (next) {
            case Decision.Stop ended -> stopped(ended);
            case Decision.Trial trial -> tried(trial);
            case Decision.Improve improve -> improved(improve);
          };
    }
    if (stop.isEmpty()) {
      var _ = stopped(failed("nothing was settled in " + STEPS_MAX + " steps"));
    }
    onStep.run();
  }

  private Decision stopped(Decision.Stop ended) {
    stop = Optional.of(ended);
    return ended;
  }

  private Decision tried(Decision.Trial trial) {
    trials.add(round.trial(trial));
    return judge(Optional.empty(), List.of());
  }

  private Decision improved(Decision.Improve improve) {
    Duration left = remaining.get();
    if (left.compareTo(pace) < 0) {
      return new Decision.Stop(
          StopReason.DEADLINE,
          "a round takes about %s and only %s are left until the deadline"
              .formatted(inSeconds(pace), inSeconds(left)));
    }
    if (rounds >= opening.iterationsMax()) {
      return new Decision.Stop(
          StopReason.ITERATIONS_MAX, opening.iterationsMax() + " rounds are all that was allowed");
    }
    rounds++;
    RepairRound.Repaired repaired =
        round.of(improve, standing.map(Standing::panel).orElse(opening.answered()));
    if (repaired.unpaid().isPresent()) {
      return new Decision.Stop(StopReason.PURSE_EMPTY, repaired.unpaid().get());
    }
    pace = repaired.taken().compareTo(pace) > 0 ? repaired.taken() : pace;
    return judge(Optional.of(improve), repaired.replies());
  }

  /** Nobody waits by the millisecond. */
  private static String inSeconds(Duration time) {
    Duration seconds = time.truncatedTo(ChronoUnit.SECONDS);
    return Durations.format(seconds.isZero() ? time : seconds);
  }

  /** Has the round that is over judged, and what is next decided. */
  private Decision judge(Optional<Decision.Improve> improving, List<Reply> replies) {
    Order order = new Order(opening, done, standing, improving, replies, trials);
    try {
      Step step =
          Workflow.newActivityStub(ReasonActivity.class, options(summary(improving))).reason(order);
      step.judged().ifPresent(done::add);
      standing = Optional.of(step.standing());
      onStep.run();
      return step.next();
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        throw failure;
      }
      return failed("the step that judges repairs failed: " + FailedStep.why(failure));
    }
  }

  private static Decision.Stop failed(String why) {
    return new Decision.Stop(StopReason.FAILED, why);
  }

  private String summary(Optional<Decision.Improve> improving) {
    return improving
        .map(improve -> "judge the repairs (round " + improve.iteration() + ")")
        .orElse(trials.isEmpty() ? "evaluate the answer" : "weigh the test that was on trial");
  }

  private ActivityOptions options(String summary) {
    ActivityOptions usual =
        MemorySteps.options(summary, Optional.of(Downtime.total(REASONING_MAX, remaining.get())));
    return ActivityOptions.newBuilder(usual)
        .setRetryOptions(ProgrammingErrors.notRetried(usual.getRetryOptions()))
        .build();
  }

  /** The repaired program, once one was accepted. */
  Optional<Program> program() {
    return standing.flatMap(Standing::program);
  }

  /** What is predicted for the answer: of the repaired program, once one was accepted. */
  Predicting.Outlook outlook(Predicting.Outlook before) {
    return program().isEmpty() ? before : before.answering(standing.flatMap(Standing::prediction));
  }

  List<Iteration> iterations() {
    return List.copyOf(done);
  }

  /**
   * What the loop did so far.
   *
   * @param shortage why it waits for money, if it does; else one that has not stopped by itself was
   *     cancelled
   */
  ReasoningReport report(Optional<String> shortage) {
    Decision.Stop ended =
        stop.orElseGet(() ->
            shortage
                .map(why -> new Decision.Stop(StopReason.PURSE_EMPTY, why))
                .orElseGet(
                    () -> new Decision.Stop(StopReason.CANCELLED, "the generation was cancelled")));
    return new ReasoningReport(
        done,
        ended.reason(),
        ended.why(),
        standing
            .map(Standing::author)
            .orElse(opening.consensus().chosenCluster().representative()));
  }

  /** Why it ended, once it has. */
  Optional<Decision.Stop> stop() {
    return stop;
  }

  /** What people should know of how it went. */
  List<String> notes() {
    List<String> notes = new ArrayList<>(round.notes());
    stop.filter(ended -> ended.reason() == StopReason.FAILED)
        .ifPresent(ended -> notes.add("the program was not repaired further: " + ended.why()));
    return notes;
  }
}
