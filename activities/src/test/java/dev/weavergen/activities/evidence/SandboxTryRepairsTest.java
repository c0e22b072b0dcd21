package dev.weavergen.activities.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.Activities;
import dev.weavergen.activities.World;
import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.python.PythonReader;
import dev.weavergen.activities.sandbox.python.PythonSandbox;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.memory.evidence.PostgresObservations;
import dev.weavergen.memory.reasoning.PostgresAttempts;
import dev.weavergen.memory.recordings.PostgresRecordedTests;
import dev.weavergen.workflows.evidence.ObserveActivity;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import dev.weavergen.workflows.reasoning.Attempts.Attempt;
import dev.weavergen.workflows.reasoning.TryRepairsActivity;
import dev.weavergen.workflows.reasoning.TryRepairsActivity.Order;
import dev.weavergen.workflows.reasoning.TryRepairsActivity.Tried;
import io.temporal.activity.ActivityOptions;
import io.temporal.testing.TestActivityEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Trying repairs over a real store and the real sandbox. */
@Timeout(60)
final class SandboxTryRepairsTest {
  private static final World WORLD = new World();
  private static final PythonSandbox SANDBOX = new PythonSandbox(SandboxSettings.standard());
  private static final PythonReader READER = new PythonReader(SandboxSettings.standard());
  private static final PostgresAttempts ATTEMPTS = new PostgresAttempts(WORLD.database);
  private static final String ID = Activities.WORKFLOW_ID;
  private static final String RIGHT = "def total(xs):\n    return sum(xs)\n";
  private static final String FIRST = "def total(xs):\n    return xs[0]\n";
  private static final String LAST = "def total(xs):\n    return xs[-1]\n";
  private static final List<GeneratedTest> TESTS =
      List.of(new GeneratedTest("a", "assert total([5, 5, 5]) == 15"));

  private final TestActivityEnvironment environment = Activities.executor(WORLD.interceptor());

  @BeforeEach
  void open() {
    WORLD.clear();
    WORLD.open(
        ID,
        GenerationRequest.of(
            Intent.of("Write a Python function total(xs). total([1, 2]) == 3"), List.of()));
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @AfterAll
  static void closeAll() {
    SANDBOX.close();
    READER.close();
    WORLD.close();
  }

  @Test
  void tryRepairs_each_isSeenInItsAuthorsPlaceWithTheSameChecks() {
    List<Reply.Answered> panel = List.of(by("a", FIRST), by("b", FIRST), by("c", RIGHT));
    Reply.Answered ofA = by("a", LAST);
    Reply.Answered ofB = by("b", "def total(xs):\n    return sum(list(xs))\n");

    Tried tried = tried(new Order(2, panel, List.of(ofA, ofB), TESTS), sandboxes());

    assertThat(tried).isEqualTo(new Tried(2, Optional.empty()));
    List<Attempt> attempts = ATTEMPTS.of(ID);
    assertThat(attempts)
        .extracting(Attempt::iteration, Attempt::member, Attempt::programSha256)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2, "a", ofA.programSha256()),
            org.assertj.core.groups.Tuple.tuple(2, "b", ofB.programSha256()));
    Observation first = attempts.getFirst().observation();
    Observation second = attempts.getLast().observation();
    assertThat(first.candidates()).extracting(CandidateFacts::model).containsExactly("a", "b", "c");
    assertThat(second.checks()).isEqualTo(first.checks());
    assertThat(second.agree("b", "c")).isTrue();
    assertThat(second.agree("a", "b")).isFalse();
    assertThat(first.candidates().getFirst().verdicts()).startsWith("-");
    assertThat(second.candidates().get(1).verdicts()).startsWith("+");
  }

  @Test
  void tryRepairs_thePanelItself_isSeenAsItWasAtFirst() {
    List<Reply.Answered> panel = List.of(by("a", FIRST), by("b", RIGHT));
    environment.registerActivitiesImplementations(new SandboxObserve(stores(), sandboxes()));
    Observation first =
        environment.newActivityStub(ObserveActivity.class, options()).observe(panel, TESTS);

    Tried _ = tried(new Order(1, panel, List.of(panel.getFirst()), TESTS), sandboxes());

    assertThat(ATTEMPTS.of(ID).getFirst().observation().checks()).isEqualTo(first.checks());
    assertThat(ATTEMPTS.of(ID).getFirst().observation().inputs()).isEqualTo(first.inputs());
  }

  @Test
  void tryRepairs_again_replaces() {
    Order order = new Order(1, List.of(by("a", FIRST)), List.of(by("a", RIGHT)), List.of());

    TryRepairsActivity step = step(sandboxes());
    Tried _ = step.tryRepairs(order);
    Tried _ = step.tryRepairs(order);

    assertThat(ATTEMPTS.of(ID)).hasSize(1);
  }

  @Test
  void tryRepairs_hostileRepair_isOnlyAFailure() {
    Order order =
        new Order(
            1,
            List.of(by("a", FIRST), by("b", RIGHT)),
            List.of(by("a", "import os\nos._exit(0)\n")),
            TESTS);

    assertThat(tried(order, sandboxes()).attempts()).isEqualTo(1);
    assertThat(ATTEMPTS.of(ID).getFirst().observation().candidates().getFirst().verdicts())
        .doesNotContain("+");
  }

  @Test
  void tryRepairs_withoutASandbox_saysWhy() {
    Order order = new Order(1, List.of(by("a", FIRST)), List.of(by("a", RIGHT)), TESTS);
    SandboxSettings none = SandboxSettings.standard().withPython(Path.of("/no/such/python"));
    try (PythonSandbox broken = new PythonSandbox(none)) {
      Tried tried = tried(order, new Sandboxes(broken, broken, READER));

      assertThat(tried.attempts()).isZero();
      assertThat(tried.notExecuted()).isPresent();
      assertThat(ATTEMPTS.of(ID)).isEmpty();
    }
  }

  private Tried tried(Order order, Sandboxes sandboxes) {
    return step(sandboxes).tryRepairs(order);
  }

  private TryRepairsActivity step(Sandboxes sandboxes) {
    environment.registerActivitiesImplementations(
        new SandboxTryRepairs(stores(), ATTEMPTS, sandboxes));
    return environment.newActivityStub(TryRepairsActivity.class, options());
  }

  private static Sandboxes sandboxes() {
    return new Sandboxes(SANDBOX, SANDBOX, READER);
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

  private static Reply.Answered by(String member, String source) {
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
