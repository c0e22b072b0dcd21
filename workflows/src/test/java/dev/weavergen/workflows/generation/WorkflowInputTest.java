package dev.weavergen.workflows.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.workflows.payload.Json;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client sends, a wrong input ends the run once, with the field's name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WorkflowInputTest {
  private static final String ONE_OBJECT =
      "request: expected one JSON object such as {\"intent\": \"…\"}, found ";
  private static final String REQUEST = "{\"intent\": \"write f(x)\", \"models\": [\"p:a\"]}";

  private final GenerationRuns runs = GenerationRuns.inRealTime();

  @AfterAll
  void close() {
    runs.close();
  }

  static Stream<Arguments> wrongInputs() {
    return Stream.of(
        wrong(
            "unknown field", "intnt: is not a known field; expected intent", json("{\"intnt\":1}")),
        wrong("text", ONE_OBJECT + "\"text\"", json("\"text\"")),
        wrong("number", ONE_OBJECT + "42", json("42")),
        wrong("JSON null", ONE_OBJECT + "null", json("null")),
        wrong("null", ONE_OBJECT + "null", new Object[] {null}),
        wrong("list", ONE_OBJECT + "a list", json("[]")),
        wrong("two inputs", ONE_OBJECT + "more than one input", json(REQUEST), json(REQUEST)),
        wrong("three inputs", ONE_OBJECT + "more than one input", json(REQUEST), 1, 2),
        wrong("no input", ONE_OBJECT + "no input"),
        wrong("bytes", ONE_OBJECT + "data encoded as 'binary/plain'", new byte[] {1, 2, 3}),
        wrong(
            "not UTF-8",
            ONE_OBJECT + "bytes that are not UTF-8",
            payload("json/plain", "{\"intent\":\"\u00ff\"}")),
        wrong("unknown encoding", ONE_OBJECT + "data encoded as 'odd'", payload("odd", "{}")),
        wrong("not JSON", "request: is not JSON: ", payload("json/plain", "{'intent'")),
        wrong("nothing", ONE_OBJECT + "nothing", payload("json/plain", "")),
        wrong(
            "given twice",
            "intent: is given more than once",
            payload("json/plain", "{\"intent\":\"a\",\"intent\":\"b\"}")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongInputs")
  void generate_wrongInput_failsOnceNamingTheField(String name, String message, Object[] inputs) {
    runs.steps.recalled.clear();
    WorkflowStub run = runs.startWith(inputs);

    ApplicationFailure failure = GenerationRuns.failureOf(run);

    assertThat(failure.getType()).isEqualTo(Failures.INVALID_REQUEST);
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).startsWith(message);
    assertThat(message).startsWith(failure.getDetails().get(0, String.class) + ":");
    assertThat(runs.events(run, EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED)).isEmpty();
    assertThat(runs.events(run, EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED)).hasSize(1);
    assertThat(runs.steps.recalled).isEmpty();
  }

  @Test
  void generate_typedStubWithoutSurplus_runs() {
    GenerationWorkflow typed =
        runs.environment
            .getWorkflowClient()
            .newWorkflowStub(
                GenerationWorkflow.class,
                WorkflowOptions.newBuilder().setTaskQueue(TaskQueues.MAIN).build());
    RawValue request = new RawValue(Json.dataConverter().toPayload(json(REQUEST)).orElseThrow());

    WorkflowClient.start(typed::generate, request, null);

    assertThat(GenerationRuns.result(WorkflowStub.fromTyped(typed)).status())
        .isEqualTo(GenerationStatus.ANSWERED);
  }

  private static Arguments wrong(String name, String message, Object... inputs) {
    return Arguments.of(name, message, inputs);
  }

  private static Object json(String text) {
    return Json.mapper().readTree(text);
  }

  private static RawValue payload(String encoding, String data) {
    return new RawValue(
        Payload.newBuilder()
            .putAllMetadata(Map.of("encoding", ByteString.copyFromUtf8(encoding)))
            .setData(ByteString.copyFrom(data, StandardCharsets.ISO_8859_1))
            .build());
  }
}
