package dev.weavergen.workflows.generation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.generation.CandidateEvidence;
import dev.weavergen.domain.generation.Demand;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.generation.Progress;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.workflows.consensus.AgreeActivity.Judgement;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import dev.weavergen.workflows.prediction.PredictActivity;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A generation as a durable run: recall → generate → observe → agree (→ decide or judge → agree) →
 * predict → record. Activities decide and come back as recorded data; this class only puts them in
 * order, keeps the page of the run up to date and sees to it that whatever happens is recorded.
 *
 * <p>All work runs in one cancellation scope. The update {@code cancel} and a cancellation by
 * Temporal both cancel that scope and nothing else, so that there is one way to stop whatever is
 * going on; recording runs in a detached scope afterwards. A run cancelled by update completes with
 * a result. One that Temporal was asked to cancel, in whatever stage, is closed as cancelled there
 * by the SDK; its result is in the store.
 *
 * <p>An unexpected exception, here or in a promise's handler, is a bug: it fails the workflow task
 * and not the run, so that the run goes on from where it is once a mended worker is deployed.
 */
public final class DurableGeneration implements GenerationWorkflow {
  private final Timeline timeline = new Timeline("recall");
  private GenerationStatus status = GenerationStatus.RUNNING;
  private Optional<CancellationScope> work = Optional.empty();
  private Optional<Briefing> briefing = Optional.empty();
  private Optional<PanelRound> round = Optional.empty();
  private Optional<Observation> observation = Optional.empty();
  private Optional<Deliberation> deliberation = Optional.empty();
  private Predicting.Outlook outlook = Predicting.Outlook.NONE;
  private Optional<Demand> demand = Optional.empty();
  private Optional<String> cancelReason = Optional.empty();
  private Optional<String> why = Optional.empty();
  private final Inquiry inquiry = new Inquiry();
  private final Aside aside = new Aside();
  private int spans;

  @Override
  public Generation generate(@Nullable RawValue request, @Nullable RawValue surplus) {
    GenerationRequest wanted = RequestInput.read(request, surplus);
    CancellationScope working = Workflow.newCancellationScope(() -> work(wanted));
    work = Optional.of(working);
    cancelReason.ifPresent(working::cancel);
    try {
      working.run();
    } catch (TemporalFailure failure) {
      if (!working.isCancelRequested()) {
        throw failure;
      }
    }
    return finish(working);
  }

  private void work(GenerationRequest request) {
    CancellationScope.throwCanceled();
    demand = request.demand();
    Briefing known = recall(request);
    briefing = Optional.of(known);
    RunPage.opened(known, status);
    enter("generate");
    TestRound tests = TestRound.begin(request, known, remaining(request));
    Duration before = timeline.elapsed();
    List<Reply> replies = ask(request, known);
    List<Reply.Answered> answered = answered(replies);
    if (answered.isEmpty()) {
      tests.close();
      return;
    }
    Duration taken = timeline.elapsed().minus(before);
    List<GeneratedTest> written = tests.await(patience(request, taken));
    aside.spent(tests.calls());
    enter("observe");
    Observation seen = Observing.of(answered, written, remaining(request));
    observation = Optional.of(seen);
    Deliberation.Case matter =
        new Deliberation.Case(
            request,
            known.panel(),
            replies,
            answered,
            written,
            seen,
            known.knowledge().map(Briefing.Recalled::version).orElse(OptionalLong.empty()),
            () -> remaining(request));
    Deliberation deliberating = new Deliberation(matter, inquiry, aside, stages());
    deliberation = Optional.of(deliberating);
    deliberating.run();
    predict(request, known, answered, seen);
  }

  /** A run whose recall is older than this step goes on without it, as its history says. */
  private void predict(
      GenerationRequest request, Briefing known, List<Reply.Answered> answered, Observation seen) {
    if (known.knowledge().isEmpty() || judgement().isEmpty()) {
      return;
    }
    enter("predict");
    OptionalDouble risk =
        demand.orElse(null) instanceof Demand.TargetRisk(double most)
            ? OptionalDouble.of(most)
            : OptionalDouble.empty();
    outlook =
        Predicting.of(
            new PredictActivity.Order(
                answered,
                seen,
                judgement().get().consensus(),
                known.knowledge().get().version(),
                risk),
            remaining(request));
  }

  private Briefing recall(GenerationRequest request) {
    showProgress();
    RecallActivity activity =
        Workflow.newActivityStub(
            RecallActivity.class,
            MemorySteps.options(
                "understand the intent, name the panel", Optional.of(request.deadline())));
    try {
      return activity.recall(request, timeline.startedAt());
    } catch (ActivityFailure failure) {
      throw failure.getCause() instanceof CanceledFailure ? failure : refuse(failure);
    }
  }

  /** The run cannot begin; its page says why, and so does the failure that it ends with. */
  private TemporalFailure refuse(ActivityFailure failure) {
    why = Optional.of(FailedStep.why(failure));
    status = GenerationStatus.NO_ANSWER;
    showProgress();
    return FailedStep.ofRun("recall", failure);
  }

  private List<Reply> ask(GenerationRequest request, Briefing known) {
    PanelRound asking = new PanelRound(known.panel(), remaining(request), this::showProgress);
    round = Optional.of(asking);
    showProgress();
    return asking.ask(request.quorumOf(known.panel().size()), request::graceAfter);
  }

  /** Settles the status and records the result, even when the run is being cancelled. */
  private Generation finish(CancellationScope working) {
    List<Reply> replies =
        round.map(asked -> asked.close("the generation was cancelled")).orElse(List.of());
    settle(working, replies.size());
    enter("record");
    Generation draft = draft(replies);
    Workflow.newDetachedCancellationScope(() -> spans = record(draft)).run();
    enter("done");
    RunPage.closed(status, finite(score()));
    return draft.withSpans(spans);
  }

  private void settle(CancellationScope working, int members) {
    if (working.isCancelRequested()) {
      status = GenerationStatus.CANCELLED;
      why = cancelReason.or(() -> Optional.of(cancelledByTemporal()));
    } else if (judgement().isPresent()) {
      why = demand.flatMap(outlook::unmet);
      status = why.isPresent() ? GenerationStatus.NO_ANSWER : GenerationStatus.ANSWERED;
    } else {
      status = GenerationStatus.NO_ANSWER;
      why =
          deliberation
              .flatMap(Deliberation::why)
              .or(() -> Optional.of("none of the models gave a program; asked: " + members));
    }
  }

  private static String cancelledByTemporal() {
    String reason = CancellationScope.current().getCancellationReason();
    String cancelled = "the run was cancelled through Temporal";
    return reason == null || reason.isBlank()
        ? cancelled
        : cancelled + ": " + Excerpt.of(reason, Limits.EXCERPT_CHARS_MAX);
  }

  private Generation draft(List<Reply> replies) {
    return new GenerationDraft(
            status,
            why,
            replies,
            observation,
            judgement(),
            outlook.predicted(),
            briefing.flatMap(Briefing::knowledge),
            aside,
            notes(),
            timeline.timingsMillis())
        .of(Workflow.getInfo().getWorkflowId(), Workflow.getInfo().getRunId());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(briefing.map(Briefing::notes).orElse(List.of()));
    observation
        .flatMap(Observation::notExecuted)
        .ifPresent(reason -> notes.add(CandidateEvidence.NOT_EXECUTED + ": " + reason));
    deliberation.map(Deliberation::notes).ifPresent(notes::addAll);
    outlook.problem().ifPresent(notes::add);
    return notes;
  }

  private static int record(Generation draft) {
    return Workflow.newActivityStub(
            RecordActivity.class, MemorySteps.options("store the result", Optional.empty()))
        .record(draft);
  }

  @Override
  public Progress progress() {
    return new Progress(
        timeline.stage(),
        status,
        timeline.elapsed().toMillis(),
        briefing.map(Briefing::title).orElse("a new generation"),
        round.map(PanelRound::progress).orElse(List.of()),
        score(),
        inquiry.words());
  }

  @Override
  public void cancel(String reason) {
    String bounded = Excerpt.of(reason.strip(), Limits.EXCERPT_CHARS_MAX);
    cancelReason = Optional.of(cancelReason.orElse(bounded));
    work.ifPresent(working -> working.cancel(bounded));
  }

  @Override
  public void validateCancel(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw new IllegalArgumentException(
          "reason: is empty; expected a text that says why the run is cancelled");
    }
    if (status != GenerationStatus.RUNNING && status != GenerationStatus.NEEDS_DECISION) {
      throw new IllegalStateException("the generation is already " + status.wireName());
    }
    if (cancelReason.isPresent()) {
      throw new IllegalStateException("the generation is already being cancelled");
    }
  }

  @Override
  public void decide(@Nullable RawValue decision) {
    inquiry.settle(decision);
  }

  @Override
  public void validateDecide(@Nullable RawValue decision) {
    inquiry.validate(decision);
  }

  private Optional<Judgement> judgement() {
    return deliberation.flatMap(Deliberation::judgement);
  }

  private Deliberation.Stages stages() {
    return new Deliberation.Stages() {
      @Override
      public void enter(String stage) {
        DurableGeneration.this.enter(stage);
      }

      @Override
      public void status(GenerationStatus next) {
        status = next;
        RunPage.changed(next);
      }
    };
  }

  private void enter(String next) {
    timeline.enter(next);
    showProgress();
  }

  private void showProgress() {
    Workflow.setCurrentDetails(
        ProgressMarkdown.of(progress(), observation, judgement(), prediction(), why));
  }

  /** The probability that the program is right, else the consensus's score. */
  private Optional<Double> score() {
    return prediction()
        .map(Prediction::probability)
        .or(() -> judgement().map(found -> found.consensus().score()));
  }

  private static OptionalDouble finite(Optional<Double> score) {
    return score.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).findFirst();
  }

  private Optional<Prediction> prediction() {
    return outlook.predicted().map(PredictActivity.Predicted::answer);
  }

  /** How long tests are still waited for when the programs took that long. */
  private Duration patience(GenerationRequest request, Duration taken) {
    Duration left = remaining(request);
    Duration grace = request.graceAfter(taken);
    return grace.compareTo(left) < 0 ? grace : left;
  }

  private Duration remaining(GenerationRequest request) {
    Duration left = request.deadline().minus(timeline.elapsed());
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
