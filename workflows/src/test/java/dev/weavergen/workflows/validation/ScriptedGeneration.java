package dev.weavergen.workflows.validation;

import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.generation.Progress;
import dev.weavergen.workflows.generation.GenerationWorkflow;
import dev.weavergen.workflows.generation.RequestReader;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A generation that takes a second and gives nothing; one of task {@code T/1} may fail. */
final class ScriptedGeneration implements GenerationWorkflow {
  private final Script script;

  ScriptedGeneration(Script script) {
    this.script = script;
  }

  /** What all generations of a test share. */
  static final class Script {
    final List<GenerationRequest> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger runningMax = new AtomicInteger();
    final AtomicInteger cancelled = new AtomicInteger();
    volatile boolean secondFails;
    volatile Duration takes = Duration.ofSeconds(1);
  }

  @Override
  public Generation generate(@Nullable RawValue raw, @Nullable RawValue surplus) {
    GenerationRequest request =
        RequestReader.read(Objects.requireNonNull(raw).getPayload().getData().toStringUtf8());
    script.requests.add(request);
    int now = script.running.incrementAndGet();
    script.runningMax.accumulateAndGet(now, Math::max);
    try {
      Workflow.sleep(script.takes);
    } catch (CanceledFailure cancel) {
      script.cancelled.incrementAndGet();
      throw cancel;
    } finally {
      script.running.decrementAndGet();
    }
    if (script.secondFails && request.task().equals(Optional.of("T/1"))) {
      throw ApplicationFailure.newNonRetryableFailure("no model", "Unavailable");
    }
    return new Generation(
        Workflow.getInfo().getWorkflowId(),
        GenerationStatus.NO_ANSWER,
        Optional.of("scripted"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        1,
        "0",
        0,
        0,
        Map.of(),
        List.of());
  }

  @Override
  public Progress progress() {
    return new Progress(
        "scripted",
        GenerationStatus.RUNNING,
        0,
        "scripted",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  @Override
  public void cancel(String reason) {
    throw new UnsupportedOperationException("scripted generations are cancelled by Temporal");
  }

  @Override
  public void validateCancel(String reason) {
    throw new UnsupportedOperationException("scripted generations are cancelled by Temporal");
  }

  @Override
  public void decide(@Nullable RawValue decision) {
    throw new UnsupportedOperationException("scripted generations ask nobody");
  }

  @Override
  public void validateDecide(@Nullable RawValue decision) {
    throw new UnsupportedOperationException("scripted generations ask nobody");
  }

  @Override
  public void extendBudget(@Nullable RawValue more) {
    throw new UnsupportedOperationException("scripted generations spend nothing");
  }

  @Override
  public void validateExtendBudget(@Nullable RawValue more) {}
}
