package dev.weavergen.workflows.generation;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.generation.Demand;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.workflows.consensus.AgreeActivity.Judgement;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import dev.weavergen.workflows.generation.PanelRound.Asking;
import dev.weavergen.workflows.prediction.PredictActivity;
import dev.weavergen.workflows.reasoning.ReasonActivity.Opening;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The steps of a generation in their order: recall → generate → observe → agree (→ decide or judge
 * → agree) → predict → reason. Activities decide and come back as recorded data, which goes into
 * the run's findings.
 */
final class Course {
  private final GenerationRequest request;
  private final Findings findings;
  private final Repairs repairs = new Repairs();

  /** How long it took to ask the panel and to run its programs. */
  private Duration pace = Duration.ZERO;

  Course(GenerationRequest request, Findings findings) {
    this.request = request;
    this.findings = findings;
  }

  /**
   * Goes through the steps.
   *
   * @throws TemporalFailure when the surrounding scope is cancelled, or the run cannot begin
   */
  void run() {
    CancellationScope.throwCanceled();
    Briefing known = recall();
    findings.recalled(known);
    findings.enter("generate");
    Optional<TestRound> alongside =
        spendsOnProgramsFirst(known)
            ? Optional.empty()
            : Optional.of(TestRound.begin(request, known, remaining()));
    Duration before = findings.timeline().elapsed();
    List<Reply> replies = ask(known);
    List<Reply.Answered> answered = answered(replies);
    if (answered.isEmpty()) {
      alongside.ifPresent(TestRound::close);
      return;
    }
    Duration taken = findings.timeline().elapsed().minus(before);
    TestRound tests = alongside.orElseGet(() -> TestRound.begin(request, known, remaining()));
    List<GeneratedTest> written = tests.await(patience(taken));
    findings.aside().spent(tests.calls());
    Deliberation.Case matter = matter(known, replies, written, observe(answered, written));
    Deliberation deliberating =
        new Deliberation(matter, findings.inquiry(), findings.aside(), findings);
    findings.deliberating(deliberating);
    deliberating.run();
    findings
        .judgement()
        .ifPresent(chosen -> {
          predict(known, matter, chosen);
          reason(known, matter, deliberating, chosen);
        });
  }

  /** A small budget is to buy programs, not tests that are there before them. */
  private boolean spendsOnProgramsFirst(Briefing known) {
    return request.budget().isPresent() && known.reasoning().isPresent();
  }

  private Briefing recall() {
    findings.show();
    RecallActivity activity =
        Workflow.newActivityStub(
            RecallActivity.class,
            MemorySteps.options(
                "understand the intent, name the panel", Optional.of(request.deadline())));
    try {
      return activity.recall(request, findings.timeline().startedAt());
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        throw failure;
      }
      findings.refuse(FailedStep.why(failure));
      throw FailedStep.ofRun("recall", failure);
    }
  }

  /** Has the panel write programs; asks again when there is none that could be run. */
  private List<Reply> ask(Briefing known) {
    PanelRound round =
        new PanelRound(known.panel(), remaining(), Asking.PROGRAM, _ -> findings.show());
    findings.asking(round);
    int seen = findings.purse().extensions();
    Duration before = findings.timeline().elapsed();
    List<Reply> replies = round.ask(request.quorumOf(known.panel().size()), request::graceAfter);
    pace = findings.timeline().elapsed().minus(before);
    var _ =
        new PaidRound(findings.purse(), this::remaining, Asking.PROGRAM, round::replace)
            .goOn(known.panel(), replies, seen);
    if (answered(round.replies()).isEmpty() && iterationsMax(known) > 0) {
      new SecondAsking(findings.purse(), repairs, findings.aside(), this::remaining)
          .of(known.panel(), round);
    }
    return round.replies();
  }

  private Observation observe(List<Reply.Answered> answered, List<GeneratedTest> written) {
    findings.enter("observe");
    Duration before = findings.timeline().elapsed();
    Observation seen = Observing.of(answered, written, remaining());
    pace = pace.plus(findings.timeline().elapsed().minus(before));
    findings.observed(seen);
    return seen;
  }

  private Deliberation.Case matter(
      Briefing known, List<Reply> replies, List<GeneratedTest> written, Observation seen) {
    return new Deliberation.Case(
        request,
        known.panel(),
        replies,
        answered(replies),
        written,
        seen,
        version(known),
        this::remaining);
  }

  /** A run whose recall is older than this step goes on without it, as its history says. */
  private void predict(Briefing known, Deliberation.Case matter, Judgement chosen) {
    if (known.knowledge().isEmpty()) {
      return;
    }
    findings.enter("predict");
    OptionalDouble risk =
        request.demand().orElse(null) instanceof Demand.TargetRisk(double most)
            ? OptionalDouble.of(most)
            : OptionalDouble.empty();
    PredictActivity.Order order =
        new PredictActivity.Order(
            matter.answered(), matter.observation(), chosen.consensus(), matter.knowledge(), risk);
    findings.predicted(Predicting.of(order, remaining()));
  }

  /** A run whose recall is older than this step, or that may not repair, goes on without it. */
  private void reason(
      Briefing known, Deliberation.Case matter, Deliberation deliberated, Judgement chosen) {
    if (iterationsMax(known) == 0) {
      return;
    }
    Optional<Prediction> prediction = findings.prediction();
    Opening opening =
        new Opening(
            known.panel(),
            matter.answered(),
            chosen.consensus(),
            deliberated.settlement(),
            chosen.program().sha256(),
            prediction,
            matter.knowledge(),
            iterationsMax(known));
    RepairRound round =
        new RepairRound(
            findings.purse(), repairs, findings.aside(), matter.tests(), this::remaining);
    Reasoning reasoning = new Reasoning(opening, round, pace, this::remaining, findings::show);
    findings.reasoning(reasoning);
    findings.enter("reason");
    reasoning.run();
  }

  private static int iterationsMax(Briefing known) {
    return known.reasoning().map(Briefing.Reasoning::iterationsMax).orElse(0);
  }

  private static OptionalLong version(Briefing known) {
    return known.knowledge().map(Briefing.Recalled::version).orElse(OptionalLong.empty());
  }

  /** How long tests are still waited for when the programs took that long. */
  private Duration patience(Duration taken) {
    Duration left = remaining();
    Duration grace = request.graceAfter(taken);
    return grace.compareTo(left) < 0 ? grace : left;
  }

  private Duration remaining() {
    Duration left = request.deadline().minus(findings.timeline().elapsed());
    Duration least = Duration.ofMillis(1);
    return left.compareTo(least) < 0 ? least : left;
  }

  private static List<Reply.Answered> answered(List<Reply> replies) {
    return replies.stream()
        .filter(Reply.Answered.class::isInstance)
        .map(Reply.Answered.class::cast)
        .toList();
  }
}
