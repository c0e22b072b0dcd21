package dev.weavergen.activities.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.activities.World;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.Origin;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.reasoning.Iteration;
import dev.weavergen.domain.reasoning.ProblemKind;
import dev.weavergen.domain.reasoning.ReasoningReport;
import dev.weavergen.domain.reasoning.StopReason;
import dev.weavergen.memory.evidence.PostgresObservations;
import dev.weavergen.memory.reasoning.PostgresAttempts;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.TaskQueues;
import dev.weavergen.workflows.outcomes.DurableOutcome;
import dev.weavergen.workflows.outcomes.OutcomeLabels;
import dev.weavergen.workflows.outcomes.OutcomeRefusedException;
import dev.weavergen.workflows.outcomes.OutcomeReport;
import dev.weavergen.workflows.outcomes.OutcomeReports;
import dev.weavergen.workflows.outcomes.OutcomeWorkflow;
import dev.weavergen.workflows.outcomes.Outcomes.CandidateRow;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.reasoning.Attempts.Attempt;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The workflow with its real step over a real store. */
@Timeout(60)
final class OutcomeRunTest {
  private static final World WORLD = new World();
  private static final PostgresObservations OBSERVATIONS = new PostgresObservations(WORLD.database);
  private static final PostgresAttempts ATTEMPTS = new PostgresAttempts(WORLD.database);
  private static final String ID = "generation-1";
  private static final String CHOSEN = "chosen";
  private static final String ALIKE = "alike";
  private static final String OTHER = "other";
  private static final String REPAIRED = "repaired";

  private final TestWorkflowEnvironment environment =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder().setDataConverter(Json.dataConverter()).build())
              .build());

  OutcomeRunTest() {
    var worker = environment.newWorker(TaskQueues.MAIN);
    worker.registerWorkflowImplementationTypes(DurableOutcome.class);
    worker.registerActivitiesImplementations(
        new StoredLabels(WORLD.generations, WORLD.outcomes, OBSERVATIONS, ATTEMPTS));
    environment.start();
  }

  @BeforeEach
  void open() {
    WORLD.clear();
    WORLD.open(ID, GenerationRequest.of(Intent.of("Write f(x)."), List.of()));
    candidate("a", CHOSEN);
    candidate("b", ALIKE);
    candidate("c", OTHER);
    candidate("d", CHOSEN);
    OBSERVATIONS.put(ID, observation());
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
  void report_outcome_labelsTheChosenProgramAndWhatBehavesExactlyLikeIt() {
    finish(Optional.of(CHOSEN));

    OutcomeLabels labels = report(true);

    assertThat(labels)
        .isEqualTo(new OutcomeLabels(ID, sha256(CHOSEN), true, List.of("a", "b", "d"), 2));
    assertThat(WORLD.outcomes.labels(ID))
        .isEqualTo(Map.of(sha256(CHOSEN), true, sha256(ALIKE), true));
  }

  @Test
  void report_again_changesNothingAndOtherwiseCorrects() {
    finish(Optional.of(CHOSEN));

    assertThat(report(true)).isEqualTo(report(true));
    assertThat(WORLD.outcomes.labels(ID)).containsOnlyKeys(sha256(CHOSEN), sha256(ALIKE));
    OutcomeLabels corrected = report(false);

    assertThat(corrected.passed()).isFalse();
    assertThat(WORLD.outcomes.labels(ID))
        .isEqualTo(Map.of(sha256(CHOSEN), false, sha256(ALIKE), false));
  }

  @Test
  void report_nothingWasRun_labelsTheChosenProgramAlone() {
    OBSERVATIONS.put(ID, Observation.none("no sandbox"));
    finish(Optional.of(CHOSEN));

    assertThat(report(true).members()).containsExactly("a", "d");
    assertThat(WORLD.outcomes.labels(ID)).containsOnlyKeys(sha256(CHOSEN));
  }

  @Test
  void report_repairedAnswer_labelsItAndWhatBehavesLikeItNeverWhatWasRepaired() {
    attempt(1, "a", REPAIRED, List.of(0, 1, 0, 1));
    finish(Optional.of(REPAIRED), accepted(1, "a", REPAIRED));

    OutcomeLabels labels = report(true);

    assertThat(labels)
        .isEqualTo(new OutcomeLabels(ID, sha256(REPAIRED), true, List.of("a", "c"), 2));
    assertThat(WORLD.outcomes.labels(ID))
        .isEqualTo(Map.of(sha256(REPAIRED), true, sha256(OTHER), true));
  }

  @Test
  void report_repairThatNobodyBehavesLike_isLabelledAlone() {
    attempt(1, "a", REPAIRED, List.of(2, 1, 1, 1));
    finish(Optional.of(REPAIRED), accepted(1, "a", REPAIRED));

    assertThat(report(false).members()).containsExactly("a");
    assertThat(WORLD.outcomes.labels(ID)).isEqualTo(Map.of(sha256(REPAIRED), false));
  }

  @Test
  void report_secondRepair_labelsTheEarlierOneThatBehavesLikeItAndNotItsAuthorsFirst() {
    attempt(1, "b", "earlier", List.of(1, 0, 1, 1));
    attempt(2, "a", "rejected", List.of(0, 0, 1, 1));
    attempt(3, "a", REPAIRED, List.of(0, 0, 1, 1));
    finish(
        Optional.of(REPAIRED),
        accepted(1, "b", "earlier"),
        iteration(2, "a", "rejected", false),
        accepted(3, "a", REPAIRED));

    assertThat(report(true).members()).containsExactly("a", "b");
    assertThat(WORLD.outcomes.labels(ID))
        .isEqualTo(Map.of(sha256(REPAIRED), true, sha256("earlier"), true));
  }

  @Test
  void report_answerOfWhichNoRunIsKnownAfterARepair_isLabelledAlone() {
    String fused = sha256("fused");
    finish(Optional.of("fused"), accepted(1, "a", REPAIRED));

    assertThat(report(true).members()).isEmpty();
    assertThat(WORLD.outcomes.labels(ID)).containsOnlyKeys(fused);
  }

  @Test
  void report_rejectedRepairs_leaveLabelsAsTheyWere() {
    attempt(1, "a", REPAIRED, List.of(1, 0, 1, 1));
    finish(Optional.of(CHOSEN), iteration(1, "a", REPAIRED, false));

    assertThat(report(true).members()).containsExactly("a", "b", "d");
    assertThat(WORLD.outcomes.labels(ID)).containsOnlyKeys(sha256(CHOSEN), sha256(ALIKE));
  }

  @Test
  void report_generationWithoutProgram_isRefusedWithItsStatus() {
    finish(Optional.empty());

    assertThatThrownBy(() -> report(true))
        .isInstanceOf(OutcomeRefusedException.class)
        .hasMessageContaining(ID)
        .hasMessageContaining("no-answer");
  }

  @Test
  void report_anotherProgram_isRefusedAndLabelsNothing() {
    finish(Optional.of(CHOSEN));

    assertThatThrownBy(() -> report(new OutcomeReport(ID, sha256(OTHER), true)))
        .isInstanceOf(OutcomeRefusedException.class)
        .hasMessageContaining("did not choose the program " + sha256(OTHER));
    assertThat(WORLD.outcomes.labels(ID)).isEmpty();
  }

  @Test
  void report_unknownGeneration_isRefused() {
    assertThatThrownBy(() -> report(new OutcomeReport("nobody", sha256(CHOSEN), true)))
        .isInstanceOf(OutcomeRefusedException.class)
        .hasMessage("there is no generation nobody");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | generationId",
        "{\"generationId\": \"g\"} | programSha256",
        "{\"generationId\": \"g\", \"programSha256\": \"p\"} | passed",
        "{\"generationId\": \"g\", \"programSha256\": \"p\", \"passed\": \"yes\"} | passed",
        "[true] | report",
        "null | report",
      })
  void report_wrongInput_failsTheRunAndNamesTheField(String json, String field) {
    WorkflowStub run =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                OutcomeWorkflow.TYPE,
                WorkflowOptions.newBuilder().setTaskQueue(TaskQueues.MAIN).build());
    var _ = run.start(Json.mapper().readTree(json));

    assertThatThrownBy(() -> run.getResult(OutcomeLabels.class))
        .isInstanceOf(WorkflowFailedException.class)
        .hasStackTraceContaining(field + ": is ");
  }

  private OutcomeLabels report(boolean passed) {
    JsonNode generation =
        Json.mapper().readTree(WORLD.generations.find(ID).orElseThrow().resultJson().orElseThrow());
    return report(OutcomeReports.about(generation, passed));
  }

  private OutcomeLabels report(OutcomeReport report) {
    WorkflowClient client = environment.getWorkflowClient();
    return OutcomeReports.report(client, report).orElseThrow();
  }

  private static String sha256(String source) {
    return WORLD.sources.put(source);
  }

  private static void candidate(String member, String source) {
    WORLD.outcomes.candidate(new CandidateRow(ID, member, "model " + member, sha256(source)));
  }

  private static void finish(Optional<String> source, Iteration... iterations) {
    GenerationStatus status =
        source.isPresent() ? GenerationStatus.ANSWERED : GenerationStatus.NO_ANSWER;
    Generation generation =
        new Generation(
            ID,
            status,
            Optional.empty(),
            source.map(text -> Program.of(Language.PYTHON, Optional.of("f"), text)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            iterations.length == 0
                ? Optional.empty()
                : Optional.of(
                    new ReasoningReport(
                        List.of(iterations),
                        StopReason.NO_GAIN,
                        "two rounds",
                        iterations[iterations.length - 1].author().orElseThrow())),
            Optional.empty(),
            1,
            "0".repeat(32),
            0,
            0,
            Map.of(),
            List.of());
    boolean _ =
        WORLD.generations.finish(
            new Generations.GenerationEnd(
                ID,
                "run-of-" + ID,
                status.wireName(),
                Optional.empty(),
                Json.mapper().writeValueAsString(generation),
                Instant.now()));
  }

  private static Iteration accepted(int number, String author, String source) {
    return iteration(number, author, source, true);
  }

  private static Iteration iteration(int number, String author, String source, boolean accepted) {
    return new Iteration(
        number,
        ProblemKind.WRONG_VALUE,
        "f(1) returns 2",
        Optional.of(author),
        List.of(author),
        List.of(),
        Optional.of(sha256(source)),
        0.2,
        0.9,
        accepted,
        "because",
        List.of(),
        0);
  }

  /** What a repair did beside the rest of the panel, as one outcome for each member. */
  private static void attempt(int iteration, String member, String source, List<Integer> outcomes) {
    ATTEMPTS.put(
        new Attempt(
            ID,
            iteration,
            member,
            sha256(source),
            new Observation(
                Optional.empty(),
                Optional.of("L1"),
                List.of(),
                List.of(new InputFacts("f(1)", Origin.EXAMPLE, List.of("1", "2", "3"), outcomes)),
                Stream.of("a", "b", "c", "d").map(OutcomeRunTest::facts).toList(),
                List.of(new ClusterFacts("c1", List.of("a", "b", "c", "d"), "a", false)),
                Optional.empty(),
                Optional.empty())));
  }

  /** The third differs on a far input only, and is in the same cluster therefore. */
  private static Observation observation() {
    return new Observation(
        Optional.empty(),
        Optional.of("L1"),
        List.of(),
        List.of(
            new InputFacts("f(1)", Origin.EXAMPLE, List.of("1"), List.of(0, 0, 0, 0)),
            new InputFacts("f(-9)", Origin.FAR_PROBE, List.of("1", "2"), List.of(0, 0, 1, 0))),
        Stream.of("a", "b", "c", "d").map(OutcomeRunTest::facts).toList(),
        List.of(new ClusterFacts("c1", List.of("a", "b", "c", "d"), "a", false)),
        Optional.empty(),
        Optional.empty());
  }

  private static CandidateFacts facts(String member) {
    return new CandidateFacts(
        member,
        Optional.of("loaded"),
        "+",
        1,
        1,
        0,
        0,
        List.of(),
        Optional.of("c1"),
        1,
        1,
        Optional.empty(),
        Optional.empty());
  }
}
