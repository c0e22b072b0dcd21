package dev.weavergen.activities.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weavergen.activities.Activities;
import dev.weavergen.activities.Learned;
import dev.weavergen.activities.World;
import dev.weavergen.activities.panel.protocol.BrokenServer;
import dev.weavergen.activities.spans.AttemptKey;
import dev.weavergen.domain.generation.EvidenceOptions;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.workflows.generation.Briefing;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.RecallActivity;
import dev.weavergen.workflows.generation.RecordActivity;
import dev.weavergen.workflows.generation.TraceIds;
import dev.weavergen.workflows.spans.ExecutionSpan;
import dev.weavergen.workflows.spans.ExecutionSpan.SpanError;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.temporal.activity.Activity;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Opening a generation in the store, and finishing it there. */
@Timeout(30)
final class StoredStepsTest {
  private static final World WORLD = new World();
  private static final String REPAIRS =
      "{\"task_id\":\"t\",\"model\":\"m\",\"iterations\":[{\"solution\":\"x = 1\"}]}\n";
  private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05Z");
  private static final String ID = Activities.WORKFLOW_ID;

  private final TestActivityEnvironment environment = Activities.executor(WORLD.interceptor());

  @BeforeEach
  void clear() {
    WORLD.clear();
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @AfterAll
  static void closeWorld() {
    WORLD.close();
  }

  @Test
  void recall_request_isStoredWithItsRunsSpan() {
    Briefing briefing = recall(request("Write a Python function twice(x).", "ollama:a"));

    assertThat(briefing.language()).hasValue(Language.PYTHON);
    assertThat(briefing.entryPoint()).hasValue("twice");
    assertThat(briefing.reasoning()).hasValue(new Briefing.Reasoning(5));
    assertThat(briefing.panel()).containsExactly(new Member("ollama:a", "ollama:a", "ollama"));
    Generations.GenerationRow row = WORLD.generations.find(ID).orElseThrow();
    assertThat(row.summary().status()).isEqualTo("running");
    assertThat(row.summary().startedAt()).isEqualTo(STARTED);
    assertThat(row.summary().traceId()).isEqualTo(TraceIds.trace(row.summary().runId()));
    assertThat(runSpan().duration()).isEmpty();
    assertThat(runSpan().startedAt()).isEqualTo(STARTED);
    assertThat(runSpan().parentSpanId()).isEmpty();
  }

  @Test
  void recall_withAScope_keepsTheGenerationInIt() {
    GenerationRequest request = request("Write a Python function twice(x).", "ollama:a");
    Briefing _ = recall(scoped(request, "evaluation-1"));
    assertThat(scopeAndClass()).containsExactly("evaluation-1", "python/no-examples/short");
  }

  @Test
  void recall_withoutAScope_keepsTheGenerationInTheUsersOwn() {
    Briefing _ = recall(request("Write a Python function twice(x).", "ollama:a"));
    assertThat(scopeAndClass()).containsExactly("user", "python/no-examples/short");
  }

  private static List<String> scopeAndClass() {
    return WORLD.database.run(session ->
        session
            .one(
                "SELECT knowledge_scope, task_class FROM generation WHERE id = ?",
                row -> List.of(row.text("knowledge_scope"), row.text("task_class")),
                ID)
            .orElseThrow());
  }

  private static GenerationRequest scoped(GenerationRequest request, String scope) {
    return new GenerationRequest(
        request.intent(),
        request.models(),
        request.maxIterations(),
        request.deadline(),
        request.budget(),
        request.onDissent(),
        request.quorum(),
        request.grace(),
        request.task(),
        request.demand(),
        new EvidenceOptions(List.of(), List.of(), false, false, Optional.of(scope), 0));
  }

  @Test
  void recall_again_changesNothing() {
    environment.registerActivitiesImplementations(
        (RecallActivity)
            (request, startedAt) -> {
              Briefing first = WORLD.recall().recall(request, startedAt);
              String before = WORLD.everythingStored();
              assertThat(WORLD.recall().recall(request, startedAt)).isEqualTo(first);
              assertThat(WORLD.everythingStored()).isEqualTo(before);
              return first;
            });
    Briefing _ = recallStub().recall(request("Write f(x).", "ollama:a"), STARTED);
  }

  @Test
  void recall_repairsOfAFileThatIsNoneOrOfNobody_areAnInvalidRequest() {
    String file = WORLD.repairs(REPAIRS);
    String samples = WORLD.samples("a", "{\"task_id\":\"t\",\"solution\":\"x = 1\"}\n");
    String notRepairs = samples.substring(samples.indexOf('@') + 1);

    assertThat(repairsFailure(samples, "a@" + "0".repeat(64)))
        .contains("repairs: \"a@0", "has not been imported; expected an imported file of repairs");
    assertThat(repairsFailure(samples, "a@" + notRepairs)).contains("has not been imported");
    assertThat(repairsFailure(samples, "b@" + file))
        .contains("repairs: \"b\" is no member of the panel; expected a");
  }

  @Test
  void recall_repairsOfAMember_areTaken() {
    String file = WORLD.repairs(REPAIRS);
    String samples = WORLD.samples("a", "{\"task_id\":\"t\",\"solution\":\"x = 1\"}\n");
    environment.registerActivitiesImplementations(WORLD.recall());

    Briefing briefing = recallStub().recall(repaired(samples, "a@" + file), STARTED);

    assertThat(briefing.panel()).extracting(Member::name).containsExactly("recorded:a");
  }

  private String repairsFailure(String model, String repairs) {
    TestActivityEnvironment fresh = Activities.executor(WORLD.interceptor());
    try {
      fresh.registerActivitiesImplementations(WORLD.recall());
      RecallActivity recall = fresh.newActivityStub(RecallActivity.class);
      ActivityFailure failure =
          catchThrowableOfType(
              ActivityFailure.class, () -> recall.recall(repaired(model, repairs), STARTED));
      ApplicationFailure cause = (ApplicationFailure) Objects.requireNonNull(failure.getCause());
      assertThat(cause.getType()).isEqualTo("InvalidRequest");
      return String.valueOf(cause.getOriginalMessage());
    } finally {
      fresh.close();
    }
  }

  private static GenerationRequest repaired(String model, String repairs) {
    GenerationRequest request = request("Write f(x).", model);
    return new GenerationRequest(
        request.intent(),
        request.models(),
        request.maxIterations(),
        request.deadline(),
        request.budget(),
        request.onDissent(),
        request.quorum(),
        request.grace(),
        Optional.of("t"),
        request.demand(),
        new EvidenceOptions(List.of(), List.of(repairs), false, false, Optional.empty(), 0));
  }

  @Test
  void recall_unknownModel_isAnInvalidRequest() {
    ApplicationFailure failure = recallFailure(request("Write f(x).", "nonsense"));
    assertThat(failure.getType()).isEqualTo("InvalidRequest");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).contains("models").contains("nonsense");
    assertThat(failure.getDetails().get(String.class)).isEqualTo("models");
    assertThat(WORLD.generations.find(ID)).isEmpty();
  }

  @Test
  void recall_namedModelWithoutKey_isUnavailableWithTheCure() {
    ApplicationFailure failure =
        recallFailure(request("Write f(x).", "anthropic:claude-sonnet-4-5"));
    assertThat(failure.getType()).isEqualTo("Unavailable");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).contains("ANTHROPIC_API_KEY");
  }

  @Test
  void recall_nothingAnswers_isUnavailableWithTheCure() throws Exception {
    WORLD.environment.put("OLLAMA_HOST", BrokenServer.nowhere().toString());
    ApplicationFailure failure = recallFailure(request("Write f(x)."));
    assertThat(failure.getType()).isEqualTo("Unavailable");
    assertThat(failure.getOriginalMessage()).contains("ollama pull").contains("OPENAI_API_KEY");
  }

  @Test
  void recall_configuredPanel_leavesOutWhoCannotBeAskedAndSaysSo() {
    environment.registerActivitiesImplementations(
        WORLD.recall("ollama:a", "anthropic:claude-sonnet-4-5"));
    Briefing briefing = recallStub().recall(request("Write f(x)."), STARTED);
    assertThat(briefing.panel()).extracting(Member::name).containsExactly("ollama:a");
    assertThat(briefing.notes())
        .singleElement()
        .asString()
        .startsWith("not asked: anthropic:claude-sonnet-4-5")
        .contains("ANTHROPIC_API_KEY");
  }

  @Test
  void recall_recordings_goByTheirName() {
    String name = WORLD.samples("qwen", "{\"task_id\": \"t\", \"solution\": \"x\"}\n");
    Briefing briefing = recall(request("Write f(x).", name, name));
    assertThat(briefing.panel())
        .containsExactly(
            new Member("recorded:qwen", name, "recorded"),
            new Member("recorded:qwen#2", name + "#2", "recorded"));
  }

  @Test
  void recall_nothingPublished_knowsNothing() {
    Briefing briefing = recall(request("Write f(x).", "ollama:a"));

    assertThat(briefing.knowledge()).contains(Briefing.Recalled.NOTHING);
    assertThat(briefing.notes()).isEmpty();
  }

  @Test
  void recall_publishedKnowledge_isThatOfTheScope() {
    assertThat(WORLD.knowledges.publish("mine", Learned.records(List.of()))).isTrue();

    assertThat(recall(scoped(request("Write f(x).", "ollama:a"), "mine")).knowledge())
        .contains(new Briefing.Recalled(OptionalLong.of(1)));
  }

  @Test
  void recall_knowledgeOfAnotherScope_isNotUsed() {
    assertThat(WORLD.knowledges.publish("mine", Learned.records(List.of()))).isTrue();

    assertThat(recall(request("Write f(x).", "ollama:a")).knowledge())
        .contains(Briefing.Recalled.NOTHING);
  }

  @Test
  void recall_knowledgeOfANewerFormat_goesOnWithoutAndNamesTheCure() {
    assertThat(WORLD.knowledges.publish("user", Learned.ofANewerFormat())).isTrue();

    Briefing briefing = recall(request("Write f(x).", "ollama:a"));

    assertThat(briefing.knowledge()).contains(Briefing.Recalled.NOTHING);
    assertThat(briefing.notes())
        .singleElement()
        .asString()
        .startsWith("this generation uses no learned knowledge: version 1")
        .contains("update WeaverGen");
  }

  @Test
  void recall_damagedKnowledge_goesOnWithoutAndNamesTheCure() {
    assertThat(WORLD.knowledges.publish("user", Learned.records(List.of()))).isTrue();
    int cut =
        WORLD.database.run(session ->
            session.update(
                """
                UPDATE content SET bytes = substring(bytes FROM 1 FOR 40)
                WHERE sha256 = (SELECT sha256 FROM knowledge WHERE version = 1)
                """));
    assertThat(cut).isEqualTo(1);

    Briefing briefing = recall(request("Write f(x).", "ollama:a"));

    assertThat(briefing.knowledge()).contains(Briefing.Recalled.NOTHING);
    assertThat(briefing.notes()).singleElement().asString().contains("damaged", "rollback");
  }

  @Test
  void recall_knowledgeWhosePredictionsDrift_saysSo() {
    assertThat(WORLD.knowledges.publish("user", Learned.drifting())).isTrue();

    assertThat(recall(request("Write f(x).", "ollama:a")).notes())
        .singleElement()
        .asString()
        .startsWith("drift alarm: the last week's 120 predictions with a label were off by .17");
  }

  @Test
  void record_openedGeneration_isFinished() {
    int spans = recordAfter(() -> openHere(), 1);

    assertThat(spans).isEqualTo(2);
    Generations.GenerationRow row = WORLD.generations.find(ID).orElseThrow();
    assertThat(row.summary().status()).isEqualTo("no-answer");
    assertThat(row.resultJson().orElseThrow()).contains("\"spans\": 2");
    assertThat(runSpan().startedAt()).isEqualTo(STARTED);
    assertThat(runSpan().duration()).hasValue(Duration.ofSeconds(3));
    SpanData exported =
        WORLD.exported.spans().stream()
            .filter(span -> span.getSpanId().equals(runSpan().spanId()))
            .findFirst()
            .orElseThrow();
    assertThat(exported.getTraceId()).isEqualTo(runSpan().traceId());
    assertThat(exported.getParentSpanId()).isEqualTo(SpanId.getInvalid());
  }

  @Test
  void record_again_changesNothing() {
    int spans = recordAfter(() -> openHere(), 3);
    assertThat(spans).isEqualTo(2);
    assertThat(runSpan().startedAt()).isEqualTo(STARTED);
    assertThat(WORLD.spansOf(ID)).hasSize(2);
  }

  @Test
  void record_attemptThatWasLost_isClosedAsAbandoned() {
    int spans =
        recordAfter(
            () -> {
              openHere();
              WORLD.spans.write(lost(here()));
            },
            1);
    assertThat(spans).isEqualTo(3);
    ExecutionSpan lost =
        WORLD.spansOf(ID).stream()
            .filter(span -> span.key().activityId().equals("lost"))
            .findFirst()
            .orElseThrow();
    assertThat(lost.duration()).isPresent();
    assertThat(lost.error().map(SpanError::type)).hasValue("abandoned");
  }

  /** A run that is cancelled before it is opened is recorded too, and not retried for ever. */
  @Test
  void record_generationThatWasNeverOpened_endsWell() {
    int spans = recordAfter(() -> {}, 1);
    assertThat(spans).isEqualTo(2);
    assertThat(WORLD.generations.find(ID)).isEmpty();
    assertThat(runSpan().duration()).hasValue(Duration.ofSeconds(3));
    assertThat(WORLD.spansOf(ID)).allSatisfy(span -> assertThat(span.duration()).isPresent());
  }

  /** Records that often in one step, of which the others stand for attempts that got lost. */
  private int recordAfter(Runnable before, int times) {
    environment.registerActivitiesImplementations(
        (RecordActivity)
            generation -> {
              before.run();
              int spans = 0;
              for (int time = 0; time < times; time++) {
                spans = WORLD.record().record(generation);
              }
              return spans;
            });
    return environment.newActivityStub(RecordActivity.class).record(generation());
  }

  private static ExecutionSpan.Key here() {
    return AttemptKey.of(Activity.getExecutionContext().getInfo());
  }

  private static void openHere() {
    Briefing _ = WORLD.recall().recall(request("Write f(x).", "ollama:a"), STARTED);
  }

  private static ExecutionSpan lost(ExecutionSpan.Key here) {
    ExecutionSpan.Key key = new ExecutionSpan.Key(here.workflowId(), here.runId(), "lost", 2);
    return new ExecutionSpan(
        key,
        TraceIds.trace(here.runId()),
        TraceIds.span(key),
        Optional.empty(),
        "generate",
        "m",
        STARTED,
        Optional.empty(),
        new TreeMap<>(),
        Optional.empty());
  }

  private static Generation generation() {
    return new Generation(
        ID,
        GenerationStatus.NO_ANSWER,
        Optional.of("nobody answered"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        0,
        "0".repeat(32),
        0.5,
        7,
        Map.of("total", 3_000L),
        List.of());
  }

  private static ExecutionSpan runSpan() {
    return WORLD.spansOf(ID).stream()
        .filter(span -> span.kind().equals("generation"))
        .findFirst()
        .orElseThrow();
  }

  private static GenerationRequest request(String intent, String... models) {
    return GenerationRequest.of(Intent.of(intent), List.of(models));
  }

  private Briefing recall(GenerationRequest request) {
    environment.registerActivitiesImplementations(WORLD.recall());
    return recallStub().recall(request, STARTED);
  }

  private ApplicationFailure recallFailure(GenerationRequest request) {
    ActivityFailure failure = catchThrowableOfType(ActivityFailure.class, () -> recall(request));
    return (ApplicationFailure) Objects.requireNonNull(failure.getCause());
  }

  private RecallActivity recallStub() {
    return environment.newActivityStub(RecallActivity.class);
  }
}
