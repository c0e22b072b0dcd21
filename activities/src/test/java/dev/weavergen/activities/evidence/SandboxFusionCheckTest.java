package dev.weavergen.activities.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.Activities;
import dev.weavergen.activities.World;
import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.python.PythonReader;
import dev.weavergen.activities.sandbox.python.PythonSandbox;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.memory.evidence.PostgresObservations;
import dev.weavergen.memory.recordings.PostgresRecordedTests;
import dev.weavergen.workflows.evidence.FusionCheckActivity;
import dev.weavergen.workflows.evidence.FusionCheckActivity.Checked;
import dev.weavergen.workflows.evidence.ObserveActivity;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import io.temporal.activity.ActivityOptions;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A fused program in the real sandbox, over a real store. */
@Timeout(60)
final class SandboxFusionCheckTest {
  private static final World WORLD = new World();
  private static final PythonSandbox SANDBOX = new PythonSandbox(SandboxSettings.standard());
  private static final PythonReader READER = new PythonReader(SandboxSettings.standard());
  private static final String CHOSEN = "def total(xs):\n    return sum(xs)\n";

  private final TestActivityEnvironment environment = Activities.executor(WORLD.interceptor());

  @BeforeEach
  void open() {
    WORLD.clear();
    WORLD.open(
        Activities.WORKFLOW_ID,
        GenerationRequest.of(
            Intent.of("Write a Python function total(xs). total([1, 2]) == 3"), List.of()));
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @AfterAll
  static void closeWorld() {
    SANDBOX.close();
    READER.close();
    WORLD.close();
  }

  @Test
  void check_sameBehaviour_isAccepted() {
    String fused =
        "def total(xs):\n    result = 0\n    for x in xs:\n        result += x\n    return result\n";

    Checked checked = check(fused);

    assertThat(checked.why()).isEmpty();
    assertThat(checked.program().orElseThrow().source()).isEqualTo(fused);
    assertThat(checked.program().orElseThrow().entryPoint()).contains("total");
  }

  @Test
  void check_otherBehaviourOnAnEdge_isRejected() {
    Checked checked = check("def total(xs):\n    return sum(xs) if xs else None\n");

    assertThat(checked.program()).isEmpty();
    assertThat(checked.why().orElseThrow()).contains("total([])", "behaves differently");
  }

  @Test
  void check_failedExample_isRejected() {
    assertThat(check("def total(xs):\n    return 4\n").program()).isEmpty();
  }

  @Test
  void check_thatDoesNotLoad_isRejected() {
    assertThat(check("def total(xs)\n    return 4\n").why()).isPresent();
  }

  @Test
  void check_testThatOnlyTheFusedFails_isRejected() {
    Checked checked =
        check(
            "def total(xs):\n    return 7 if xs == [5, 5, 5, 5, 5] else sum(xs)\n",
            new GeneratedTest("a", "assert total([5, 5, 5, 5, 5]) == 25"));

    assertThat(checked.program()).isEmpty();
  }

  @Test
  void observe_withASketch_callsWhatItDescribes() {
    WORLD.sketches.put(
        Activities.WORKFLOW_ID,
        """
        {"parameters": [{"type": "list", "items": {"type": "integer", "min": 1000, "max": 1009},
         "minLength": 3, "maxLength": 3, "edges": [[77, 77]]}]}
        """);
    environment.registerActivitiesImplementations(
        new SandboxObserve(stores(), new Sandboxes(SANDBOX, SANDBOX, READER)));

    Observation seen =
        environment
            .newActivityStub(ObserveActivity.class, options())
            .observe(List.of(answered("a", CHOSEN)), List.of());

    assertThat(seen.inputs())
        .extracting(InputFacts::call)
        .contains("total([77, 77])")
        .anyMatch(call -> call.matches("total\\(\\[100\\d, 100\\d, 100\\d]\\)"));
  }

  private Checked check(String fused, GeneratedTest... tests) {
    environment.registerActivitiesImplementations(
        new SandboxFusionCheck(stores(), new Sandboxes(SANDBOX, SANDBOX, READER)));
    return environment
        .newActivityStub(FusionCheckActivity.class, options())
        .check(answered("live", CHOSEN), answered("live", fused), List.of(tests));
  }

  private static ActivityOptions options() {
    return ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(40)).build();
  }

  private static SandboxObserve.Stores stores() {
    return new SandboxObserve.Stores(
        WORLD.generations,
        WORLD.sources,
        new PostgresObservations(WORLD.database),
        new PostgresRecordedTests(WORLD.database),
        WORLD.sketches);
  }

  private static Reply.Answered answered(String member, String source) {
    return new Reply.Answered(
        member,
        WORLD.sources.put(source),
        Language.PYTHON,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Reply.Call(Usage.NONE, 0, 1, "stop"));
  }
}
