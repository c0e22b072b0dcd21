package dev.weavergen.activities.spans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weavergen.activities.Activities;
import dev.weavergen.activities.World;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.generation.TraceIds;
import dev.weavergen.workflows.panel.GenerateActivity;
import dev.weavergen.workflows.spans.ExecutionSpan;
import dev.weavergen.workflows.spans.ExecutionSpan.AttributeValue;
import dev.weavergen.workflows.spans.ExecutionSpan.SpanError;
import dev.weavergen.workflows.spans.Spans;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SpanInterceptorTest {
  private static final World WORLD = new World();
  private static final Member MEMBER = new Member("m", "m", "p");
  private static final Reply REPLY = new Reply.Abstained("m", "why", Optional.empty());

  @BeforeEach
  void clear() {
    WORLD.clear();
  }

  @AfterAll
  static void close() {
    WORLD.close();
  }

  @Test
  void execute_stepRuns_spanIsThereAndOpen() {
    List<ExecutionSpan> seen = new CopyOnWriteArrayList<>();
    run(_ -> {
      seen.add(span());
      return REPLY;
    });
    assertThat(seen.getFirst().duration()).isEmpty();
    assertThat(seen.getFirst().error()).isEmpty();
    assertThat(WORLD.exported.spans()).hasSize(1);
  }

  @Test
  void execute_stepEnds_spanIsClosedUnderTheIdsOfItsAttempt() {
    run(_ -> {
      StepSpan.current().name("a step").attribute("score", 0.5).attribute("flag", true);
      return REPLY;
    });
    ExecutionSpan span = span();
    assertThat(span.kind()).isEqualTo("generate");
    assertThat(span.name()).isEqualTo("a step");
    assertThat(span.duration()).isPresent();
    assertThat(span.traceId()).isEqualTo(TraceIds.trace(span.key().runId()));
    assertThat(span.spanId()).isEqualTo(TraceIds.span(span.key()));
    assertThat(span.parentSpanId())
        .hasValue(TraceIds.span(TraceIds.runKey(span.key().workflowId(), span.key().runId())));
    assertThat(span.attributes())
        .containsEntry("score", new AttributeValue.Real(0.5))
        .containsEntry("flag", new AttributeValue.Flag(true));
  }

  @Test
  void execute_stepEnds_exportsTheSameSpan() {
    run(_ -> {
      StepSpan.current().attribute("gen_ai.request.model", "m").attribute("tokens", 7);
      return REPLY;
    });
    ExecutionSpan stored = span();
    SpanData exported = exported();
    assertThat(exported.getTraceId()).isEqualTo(stored.traceId());
    assertThat(exported.getSpanId()).isEqualTo(stored.spanId());
    assertThat(exported.getParentSpanId()).isEqualTo(stored.parentSpanId().orElseThrow());
    assertThat(exported.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(exported.getAttributes().get(AttributeKey.stringKey("gen_ai.request.model")))
        .isEqualTo("m");
    assertThat(exported.getAttributes().get(AttributeKey.longKey("tokens"))).isEqualTo(7L);
    assertThat(exported.getEndEpochNanos()).isGreaterThanOrEqualTo(exported.getStartEpochNanos());
  }

  @Test
  void execute_stepFails_closesWithTheFailuresType() {
    ApplicationFailure failure =
        failure(_ -> {
          StepSpan.current().attribute("asked", true);
          throw ApplicationFailure.newNonRetryableFailure("no credit", "out-of-credit");
        });
    assertThat(failure.getType()).isEqualTo("out-of-credit");
    assertThat(span().error()).hasValue(new SpanError("out-of-credit", "no credit"));
    assertThat(span().duration()).isPresent();
    assertThat(span().attributes()).containsKey("asked");
    assertThat(exported().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(exported().getAttributes().get(AttributeKey.stringKey("error.type")))
        .isEqualTo("out-of-credit");
  }

  @Test
  void execute_unclassifiedException_closesWithItsName() {
    ApplicationFailure _ =
        failure(_ -> {
          throw new IllegalStateException();
        });
    assertThat(span().error()).hasValue(new SpanError("IllegalStateException", "null"));
  }

  @Test
  void execute_error_isClosedToo() {
    ApplicationFailure _ =
        failure(_ -> {
          throw new StackOverflowError("too deep");
        });
    assertThat(span().error()).hasValue(new SpanError("StackOverflowError", "too deep"));
    assertThat(span().duration()).isPresent();
  }

  @Test
  void execute_longTexts_areCutWhereNoCharacterIsHalved() {
    String half = "x".repeat(Limits.EXCERPT_CHARS_MAX - 2) + "\uD83D\uDE00" + "more";
    ApplicationFailure _ =
        failure(_ -> {
          StepSpan.current().name(half).attribute("text", half + "\u0000");
          throw new IllegalStateException(half);
        });
    String cut = "x".repeat(Limits.EXCERPT_CHARS_MAX - 2) + "…";
    assertThat(span().name()).isEqualTo(cut);
    assertThat(span().attributes()).containsEntry("text", new AttributeValue.Text(cut));
    assertThat(span().error().map(SpanError::message)).hasValue(cut);
  }

  @Test
  void execute_tooManyAttributes_failsTheStep() {
    ApplicationFailure failure =
        failure(_ -> {
          for (int i = 0; i <= 64; i++) {
            StepSpan.current().attribute("a" + i, i);
          }
          return REPLY;
        });
    assertThat(failure.getOriginalMessage()).contains("more than 64 attributes");
    assertThat(span().attributes()).hasSize(64);
  }

  @Test
  void execute_sameAttributeAgain_isReplaced() {
    run(_ -> {
      for (int i = 0; i <= 100; i++) {
        StepSpan.current().attribute("a", i);
      }
      return REPLY;
    });
    assertThat(span().attributes()).containsExactly(Map.entry("a", new AttributeValue.Whole(100)));
  }

  /** Else a failure that is never to be retried would be, because of its span. */
  @Test
  void execute_stepFailsAndItsSpanCannotBeWritten_keepsTheStepsFailure() {
    SpanInterceptor broken =
        new SpanInterceptor(
            new UnclosableSpans(), new SpanExport(WORLD.exported.telemetry()), Clock.systemUTC());
    ApplicationFailure failure =
        failure(
            broken,
            _ -> {
              throw ApplicationFailure.newNonRetryableFailure("no credit", "out-of-credit");
            });
    assertThat(failure.getType()).isEqualTo("out-of-credit");
    assertThat(failure.isNonRetryable()).isTrue();
  }

  @Test
  void execute_stepEndsAndItsSpanCannotBeWritten_failsTheAttempt() {
    SpanInterceptor broken =
        new SpanInterceptor(
            new UnclosableSpans(), new SpanExport(WORLD.exported.telemetry()), Clock.systemUTC());
    ApplicationFailure failure = failure(broken, _ -> REPLY);
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getOriginalMessage()).isEqualTo("the store is gone");
  }

  @Test
  void current_outsideOfAStep_isSeenByNobody() {
    assertThat(StepSpan.current().attribute("a", 1)).isNotSameAs(StepSpan.current());
    assertThatThrownBy(() ->
            new StepSpan()
                .run(() -> {
                  throw new IllegalStateException("x");
                }))
        .hasMessage("x");
  }

  private static void run(GenerateActivity step) {
    try (Executor executor = new Executor(WORLD.interceptor(), step)) {
      assertThat(executor.call()).isEqualTo(REPLY);
    }
  }

  private static ApplicationFailure failure(GenerateActivity step) {
    return failure(WORLD.interceptor(), step);
  }

  private static ApplicationFailure failure(SpanInterceptor interceptor, GenerateActivity step) {
    try (Executor executor = new Executor(interceptor, step)) {
      ActivityFailure failure = catchThrowableOfType(ActivityFailure.class, executor::call);
      return (ApplicationFailure) Objects.requireNonNull(failure.getCause());
    }
  }

  private static ExecutionSpan span() {
    List<ExecutionSpan> spans = WORLD.spansOf(Activities.WORKFLOW_ID);
    assertThat(spans).hasSize(1);
    return spans.getFirst();
  }

  private static SpanData exported() {
    assertThat(WORLD.exported.spans()).hasSize(1);
    return WORLD.exported.spans().getFirst();
  }

  /** One step and what executes it. */
  private record Executor(TestActivityEnvironment environment, GenerateActivity step)
      implements AutoCloseable {
    Executor(SpanInterceptor interceptor, GenerateActivity step) {
      this(Activities.executor(interceptor), step);
      environment.registerActivitiesImplementations(step);
    }

    Reply call() {
      return environment.newActivityStub(GenerateActivity.class).generate(MEMBER);
    }

    @Override
    public void close() {
      environment.close();
    }
  }

  /** A store that is gone by the time a span is to be closed. */
  private static final class UnclosableSpans implements Spans {
    @Override
    public void write(ExecutionSpan span) {
      if (span.duration().isPresent()) {
        throw new IllegalStateException("the store is gone");
      }
    }

    @Override
    public int closeAbandoned(ExecutionSpan.Key except, Instant now) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<ExecutionSpan> page(String workflowId, Optional<String> afterSpanId, int rows) {
      throw new UnsupportedOperationException();
    }
  }
}
