package dev.weavergen.workflows.generation;

import dev.weavergen.domain.consensus.Dissent;
import dev.weavergen.domain.consensus.dissent.Question;
import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.reasoning.Diagnosis;
import dev.weavergen.domain.reasoning.Feedback;
import dev.weavergen.workflows.consensus.JudgeActivity.Opinion;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import dev.weavergen.workflows.reasoning.ImproveActivity.RepairOrder;
import dev.weavergen.workflows.reasoning.ReasonActivity.Ask;
import dev.weavergen.workflows.reasoning.ReasonActivity.Decision;
import dev.weavergen.workflows.reasoning.ReasonActivity.TrialVerdict;
import dev.weavergen.workflows.reasoning.TraceActivity;
import dev.weavergen.workflows.reasoning.TryRepairsActivity;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does what the loop decided: traces the program where that helps, asks for repairs, runs them; or
 * puts a test on trial. A step that fails is made do without: the loop judges what there is.
 */
final class RepairRound {
  private static final int CALL_CHARS_MAX = 60;
  private static final String RETURNS = "returns ";
  private static final String PANEL = "panel";
  private static final String TEST = "test";

  private final Purse purse;
  private final Repairs repairs;
  private final Aside aside;
  private final List<GeneratedTest> tests;
  private final Supplier<Duration> remaining;
  private final List<String> notes = new ArrayList<>();

  /**
   * @param repairs how often members have been asked
   * @param aside keeps what repairs and judgements cost
   * @param tests as the first programs were observed with
   * @param remaining until the generation's deadline
   */
  RepairRound(
      Purse purse,
      Repairs repairs,
      Aside aside,
      List<GeneratedTest> tests,
      Supplier<Duration> remaining) {
    this.purse = purse;
    this.repairs = repairs;
    this.aside = aside;
    this.tests = tests;
    this.remaining = remaining;
  }

  /**
   * What came of a round.
   *
   * @param replies one for each member asked, in its order
   * @param taken without the time in which it waited for money
   * @param unpaid why the loop cannot go on for want of money
   */
  record Repaired(List<Reply> replies, Duration taken, Optional<String> unpaid) {}

  /** What people should know of how it went. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * Has a program repaired.
   *
   * @param panel every member's latest accepted program
   * @throws io.temporal.failure.TemporalFailure when the surrounding scope is cancelled, and only
   *     then
   */
  Repaired of(Decision.Improve improve, List<Reply.Answered> panel) {
    long startedMillis = Workflow.currentTimeMillis();
    int extensions = purse.extensions();
    List<Reply> replies = repaired(improve, diagnosis(improve, panel));
    boolean waited = purse.extensions() > extensions || purse.unpaid().isPresent();
    List<Reply.Answered> programs =
        replies.stream()
            .filter(Reply.Answered.class::isInstance)
            .map(Reply.Answered.class::cast)
            .toList();
    if (!programs.isEmpty()) {
      tryAll(new TryRepairsActivity.Order(improve.iteration(), panel, programs, tests));
    }
    long taken = waited ? 0 : Workflow.currentTimeMillis() - startedMillis;
    return new Repaired(replies, Duration.ofMillis(taken), purse.unpaid());
  }

  private List<Reply> repaired(Decision.Improve improve, Diagnosis diagnosis) {
    List<Member> members = improve.asked().stream().map(Ask::member).toList();
    return new PaidRound(
            purse,
            remaining,
            Repairs.asking(
                member -> order(improve, diagnosis, member), "round " + improve.iteration()),
            aside::paid)
        .ask(members);
  }

  /** Whoever was asked before the loop began has had that many of its calls already. */
  private RepairOrder order(Decision.Improve improve, Diagnosis diagnosis, Member member) {
    int call =
        improve.asked().stream()
            .filter(ask -> ask.member().equals(member))
            .mapToInt(Ask::call)
            .findFirst()
            .orElseThrow();
    return new RepairOrder(
        improve.iteration(),
        call + repairs.calls(member.name()),
        improve.lineage(),
        Optional.of(improve.programSha256()),
        diagnosis,
        improve.reflections(),
        List.of());
  }

  /** With the trace of the call that is to be traced, where there is one. */
  private Diagnosis diagnosis(Decision.Improve improve, List<Reply.Answered> panel) {
    Diagnosis diagnosis = improve.diagnosis();
    List<String> lines =
        panel.stream()
            .filter(program -> program.programSha256().equals(improve.programSha256()))
            .findFirst()
            .flatMap(program -> improve.trace().map(call -> trace(program, call)))
            .orElse(List.of());
    if (lines.isEmpty() || diagnosis.feedback().isEmpty()) {
      return diagnosis;
    }
    List<Feedback> feedback = new ArrayList<>(diagnosis.feedback());
    feedback.set(0, feedback.getFirst().traced(Optional.of(String.join("\n", lines))));
    return new Diagnosis(diagnosis.kind(), feedback, diagnosis.inWords());
  }

  private List<String> trace(Reply.Answered program, String call) {
    String summary = "trace " + Excerpt.ofLine(call, CALL_CHARS_MAX);
    try {
      return Workflow.newActivityStub(
              TraceActivity.class, Observing.options(summary, remaining.get()))
          .trace(program.language(), program.programSha256(), call)
          .lines();
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        throw failure;
      }
      return List.of();
    }
  }

  private void tryAll(TryRepairsActivity.Order order) {
    int programs = order.repairs().size();
    String summary =
        "try %d %s (round %d)"
            .formatted(programs, programs == 1 ? "repair" : "repairs", order.iteration());
    try {
      Workflow.newActivityStub(
              TryRepairsActivity.class, Observing.options(summary, remaining.get()))
          .tryRepairs(order)
          .notExecuted()
          .ifPresent(why -> notExecuted(order.iteration(), why));
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        throw failure;
      }
      notExecuted(order.iteration(), Observing.why(failure));
    }
  }

  private void notExecuted(int iteration, String why) {
    notes.add("the repairs of round %d were not run: %s".formatted(iteration, why));
  }

  /** Has the judge say which is right: what the programs make of a call, or what a test expects. */
  TrialVerdict trial(Decision.Trial trial) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    outcomes.put(PANEL, outcome(trial.ofPanel()));
    outcomes.put(TEST, outcome(trial.ofTest()));
    Question question =
        new Question(
            new Dissent(trial.call(), outcomes),
            List.of(PANEL, TEST),
            "for %s every program %s, and a test expects that it %s"
                .formatted(trial.call(), trial.ofPanel(), trial.ofTest()));
    Optional<Opinion> opinion = Judging.opinion(trial.judge(), question, remaining.get());
    opinion.map(Opinion::calls).ifPresent(aside::spent);
    return new TrialVerdict(
        trial.check(),
        opinion.flatMap(Opinion::settlement).flatMap(RepairRound::testIsRight),
        opinion.flatMap(Opinion::why));
  }

  private static Optional<Boolean> testIsRight(Settlement settlement) {
    return settlement instanceof Settlement.JudgeFavours favours
        ? Optional.of(favours.cluster().equals(TEST))
        : Optional.empty();
  }

  /** As outcomes are noted: a returned value stands for itself. */
  private static String outcome(String inWords) {
    return inWords.startsWith(RETURNS) ? inWords.substring(RETURNS.length()) : inWords;
  }
}
