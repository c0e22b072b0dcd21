package dev.weavergen.workflows.generation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.generation.Progress;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A generation as a durable run. {@link Course} has its steps in their order and {@link Findings}
 * what it knows so far; this class runs the one, sees to it that whatever happens the other is
 * recorded, and answers to the world outside.
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
  private final Findings findings = new Findings();
  private Optional<CancellationScope> work = Optional.empty();
  private Optional<String> cancelReason = Optional.empty();
  private int spans;

  @Override
  public Generation generate(@Nullable RawValue request, @Nullable RawValue surplus) {
    GenerationRequest wanted = RequestInput.read(request, surplus);
    findings.purse().begin(wanted.budget());
    Course course = new Course(wanted, findings);
    CancellationScope working = Workflow.newCancellationScope(course::run);
    work = Optional.of(working);
    cancelReason.ifPresent(working::cancel);
    try {
      working.run();
    } catch (TemporalFailure failure) {
      if (!working.isCancelRequested()) {
        throw failure;
      }
    }
    int members = findings.close("the generation was cancelled");
    if (working.isCancelRequested()) {
      findings.cancelled(cancelReason.orElseGet(DurableGeneration::cancelledByTemporal));
    } else {
      findings.ended(wanted.demand(), members);
    }
    return finish();
  }

  private static String cancelledByTemporal() {
    String reason = CancellationScope.current().getCancellationReason();
    String cancelled = "the run was cancelled through Temporal";
    return reason == null || reason.isBlank()
        ? cancelled
        : cancelled + ": " + Excerpt.of(reason, Limits.EXCERPT_CHARS_MAX);
  }

  /** Records the result, even when the run is being cancelled. */
  private Generation finish() {
    Workflow.newDetachedCancellationScope(() -> Workflow.await(Workflow::isEveryHandlerFinished))
        .run();
    findings.enter("record");
    Generation draft = findings.draft();
    Workflow.newDetachedCancellationScope(() -> spans = record(draft)).run();
    findings.enter("done");
    RunPage.closed(findings.status(), finite(findings.score()));
    return draft.withSpans(spans);
  }

  private static int record(Generation draft) {
    return Workflow.newActivityStub(
            RecordActivity.class, MemorySteps.options("store the result", Optional.empty()))
        .record(draft);
  }

  private static OptionalDouble finite(Optional<Double> score) {
    return score.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).findFirst();
  }

  @Override
  public Progress progress() {
    return findings.progress();
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
    if (findings.isSettled()) {
      throw new IllegalStateException("the generation is already " + findings.status().wireName());
    }
    if (cancelReason.isPresent()) {
      throw new IllegalStateException("the generation is already being cancelled");
    }
  }

  @Override
  public void decide(@Nullable RawValue decision) {
    findings.inquiry().settle(decision);
  }

  @Override
  public void validateDecide(@Nullable RawValue decision) {
    findings.inquiry().validate(decision);
  }

  @Override
  public void extendBudget(@Nullable RawValue more) {
    findings.purse().extend(more);
  }

  @Override
  public void validateExtendBudget(@Nullable RawValue more) {
    findings.purse().validate(more);
  }
}
