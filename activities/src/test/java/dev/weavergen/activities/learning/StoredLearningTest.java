package dev.weavergen.activities.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weavergen.activities.Activities;
import dev.weavergen.activities.World;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.CheckFacts;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.memory.evidence.PostgresObservations;
import dev.weavergen.memory.learning.PostgresLearnedCases;
import dev.weavergen.memory.learning.PostgresNeighbours;
import dev.weavergen.workflows.generation.Failures;
import dev.weavergen.workflows.learning.LearningActivity;
import dev.weavergen.workflows.learning.LearningActivity.Digest;
import dev.weavergen.workflows.learning.LearningActivity.Draft;
import dev.weavergen.workflows.learning.LearningActivity.Plan;
import dev.weavergen.workflows.learning.LearningActivity.Publication;
import dev.weavergen.workflows.outcomes.Outcomes.CandidateRow;
import dev.weavergen.workflows.outcomes.Outcomes.LabelRow;
import dev.weavergen.workflows.outcomes.Outcomes.Source;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The steps of learning over the real stores, night by night. */
@Timeout(60)
final class StoredLearningTest {
  /** Of every generation that {@link World} opens. */
  private static final String SCOPE = "test";

  private static final World WORLD = new World();
  private static final PostgresObservations OBSERVATIONS = new PostgresObservations(WORLD.database);

  private final TestActivityEnvironment executor = Activities.executor(WORLD.interceptor());
  private final LearningActivity steps = steps();

  @BeforeEach
  void clear() {
    WORLD.clear();
  }

  @AfterEach
  void close() {
    executor.close();
  }

  @AfterAll
  static void closeWorld() {
    WORLD.close();
  }

  /** The outcome of an old generation is often known only when younger ones are learned from. */
  @Test
  void night_afterALateOutcome_learnsItToo() {
    generation("old");
    generation("young");
    label("young", true);
    assertThat(night().current()).hasValue(1);
    assertThat(current().generations()).isEqualTo(1);

    label("old", false);
    Plan plan = steps.plan(SCOPE);
    assertThat(plan.revision()).isGreaterThan(plan.watermark());
    assertThat(steps.digest(plan)).extracting(Digest::generations).isEqualTo(1);
    assertThat(night().current()).hasValue(2);

    assertThat(current().generations()).isEqualTo(2);
    assertThat(current().labels()).isEqualTo(2);
    assertThat(current().parent()).hasValue(1);
  }

  @Test
  void night_afterAnotherVerdict_forgetsTheFirst() {
    generation("g");
    label("g", true);
    assertThat(night().published()).isTrue();
    assertThat(right()).isEqualTo(1);

    label("g", false);
    assertThat(night().published()).isTrue();

    assertThat(current().generations()).isEqualTo(1);
    assertThat(right()).isZero();
  }

  @Test
  void plan_withoutAnotherLabel_hasNothingToDo() {
    generation("g");
    label("g", true);
    assertThat(night().published()).isTrue();

    label("g", true);
    Plan plan = steps.plan(SCOPE);

    assertThat(plan.revision()).isEqualTo(plan.watermark());
    assertThat(plan.version()).hasValue(1);
    assertThat(plan.next()).isEqualTo(2);
  }

  @Test
  void plan_afterARollback_waitsForAnotherLabelAndGrowsOutOfWhatIsCurrent() {
    generation("g");
    generation("h");
    label("g", true);
    assertThat(night().published()).isTrue();
    assertThat(WORLD.knowledges.rollback(SCOPE, 0)).isTrue();

    Plan without = steps.plan(SCOPE);
    assertThat(without.revision()).isEqualTo(without.watermark());

    label("h", true);
    assertThat(night().current()).hasValue(2);
    assertThat(current().parent()).isEmpty();
    assertThat(current().generations()).isEqualTo(2);
  }

  /** Another run may digest a later label between the steps of this one. */
  @Test
  void fit_afterAnotherRunDigestedALaterLabel_makesTheSameBytes() {
    generation("g");
    generation("h");
    label("g", true);
    label("h", true);
    Plan plan = steps.plan(SCOPE);
    Digest _ = steps.digest(plan);
    Draft draft = steps.fit(plan);

    label("g", false);
    Digest _ = steps.digest(steps.plan(SCOPE));

    assertThat(steps.fit(plan)).isEqualTo(draft);
  }

  /** A worker may be lost after any step, and the next one begins it again. */
  @Test
  void steps_takenTwice_leaveTheSameBytes() {
    generation("g");
    label("g", true);
    Plan plan = steps.plan(SCOPE);
    Digest digest = steps.digest(plan);
    Draft draft = steps.fit(plan);

    assertThat(steps.plan(SCOPE)).isEqualTo(plan);
    assertThat(steps.digest(plan)).isEqualTo(digest);
    assertThat(steps.fit(plan)).isEqualTo(draft);
    assertThat(steps.publish(draft).published()).isTrue();
    assertThat(steps.publish(draft)).isEqualTo(new Publication(false, OptionalLong.of(1)));
    assertThat(WORLD.knowledges.history(SCOPE, 5)).hasSize(1);
  }

  @Test
  void publish_afterARollback_changesNothing() {
    generation("g");
    label("g", true);
    assertThat(night().published()).isTrue();
    label("g", false);
    Plan plan = steps.plan(SCOPE);
    Digest _ = steps.digest(plan);
    Draft draft = steps.fit(plan);
    assertThat(WORLD.knowledges.rollback(SCOPE, 0)).isTrue();

    assertThat(steps.publish(draft)).isEqualTo(new Publication(false, OptionalLong.empty()));
    assertThat(WORLD.knowledges.history(SCOPE, 5)).hasSize(1);
  }

  @Test
  void digest_generationThatWasNeverObserved_hasNoCase() {
    WORLD.open("unseen", GenerationRequest.of(Intent.of("Write f(n)."), List.of()));
    candidate("unseen");
    label("unseen", true);
    Plan plan = steps.plan(SCOPE);

    assertThat(steps.digest(plan)).isEqualTo(new Digest(1, 1, 0));
    assertThat(steps.fit(plan).knowledge().generations()).isZero();
  }

  @Test
  void fit_caseWithAFeatureOfANewerVersion_leavesItOut() {
    generation("g");
    label("g", true);
    Plan plan = steps.plan(SCOPE);
    Digest _ = steps.digest(plan);
    Draft before = steps.fit(plan);

    rewritten("jsonb_set(labelled_case, '{features,0,values,feature-of-the-future}', '0.5')");

    assertThat(steps.fit(plan)).isEqualTo(before);
  }

  @Test
  void fit_caseThatOnlyANewerVersionReads_isUnavailableWithTheCure() {
    generation("g");
    label("g", true);
    Plan plan = steps.plan(SCOPE);
    Digest _ = steps.digest(plan);

    rewritten("jsonb_set(labelled_case, '{tier}', '\"oracle\"')");

    assertUnavailable(() -> steps.fit(plan), "generation g ", "update WeaverGen");
  }

  @Test
  void plan_damagedKnowledge_isUnavailableWithTheCure() {
    generation("g");
    label("g", true);
    assertThat(night().published()).isTrue();
    int _ =
        WORLD.database.run(session ->
            session.update(
                """
                UPDATE content SET bytes = substr(bytes, 1, 40)
                WHERE sha256 = (SELECT sha256 FROM knowledge WHERE version = 1)
                """));

    assertUnavailable(() -> steps.plan(SCOPE), "version 1", "weavergen knowledge rollback 0");
  }

  private static void assertUnavailable(Runnable step, String... said) {
    ActivityFailure failure = catchThrowableOfType(ActivityFailure.class, step::run);

    assertThat(failure).hasCauseInstanceOf(ApplicationFailure.class);
    assertThat(failure.getCause())
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            cause -> {
              assertThat(cause.getType()).isEqualTo(Failures.UNAVAILABLE);
              assertThat(cause.isNonRetryable()).isTrue();
              assertThat(cause.getOriginalMessage()).contains(said);
            });
  }

  private Publication night() {
    Plan plan = steps.plan(SCOPE);
    Digest _ = steps.digest(plan);
    return steps.publish(steps.fit(plan));
  }

  private static Knowledge current() {
    return WORLD.knowledges.current(SCOPE).orElseThrow();
  }

  private static int right() {
    return current().records().strata().stream().mapToInt(stratum -> stratum.right()).sum();
  }

  private static void rewritten(String labelledCase) {
    assertThat(
            WORLD.database.<Integer>run(session ->
                session.update("UPDATE learned_case SET labelled_case = " + labelledCase)))
        .isEqualTo(1);
  }

  /** One whose only candidate passes its only example. */
  private static void generation(String id) {
    WORLD.open(id, GenerationRequest.of(Intent.of("Write a function f(n) for " + id), List.of()));
    candidate(id);
    SimilarityMatrix alone = new SimilarityMatrix(List.of("a"), List.of(List.of(1.0)));
    OBSERVATIONS.put(
        id,
        new Observation(
            Optional.empty(),
            Optional.of("L2"),
            List.of(new CheckFacts(Optional.empty(), "f(1) == 2")),
            List.of(),
            List.of(
                new CandidateFacts(
                    "a",
                    Optional.of("loaded"),
                    "+",
                    1,
                    1,
                    0,
                    0,
                    List.of(),
                    Optional.of("c1"),
                    1_000,
                    1_000_000,
                    Optional.empty(),
                    Optional.empty())),
            List.of(new ClusterFacts("c1", List.of("a"), "a", false)),
            Optional.of(alone),
            Optional.of(alone)));
  }

  private static void candidate(String id) {
    WORLD.outcomes.candidate(new CandidateRow(id, "a", "model-a", program(id)));
  }

  private static void label(String id, boolean passed) {
    WORLD.outcomes.label(new LabelRow(id, program(id), passed, Source.USER));
  }

  private static String program(String id) {
    return WORLD.sources.put("def f(n):\n    return n + 1  # " + id + "\n");
  }

  private LearningActivity steps() {
    executor.registerActivitiesImplementations(
        new StoredLearning(
            new StoredLearning.Learned(
                WORLD.knowledges,
                new PostgresLearnedCases(WORLD.database),
                new PostgresNeighbours(WORLD.database)),
            new StoredLearning.Observed(
                WORLD.generations, WORLD.sources, OBSERVATIONS, WORLD.outcomes, WORLD.spans)));
    return executor.newActivityStub(LearningActivity.class);
  }
}
