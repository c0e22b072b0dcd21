package dev.weavergen.domain.prediction.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.FeatureVector;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.features.CaseReader.Contender;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CaseReaderTest {
  /** What follows from track records is filled in by whoever has them; see Feature. */
  private static final Set<Feature> OF_RECORDS =
      EnumSet.of(Feature.NEIGHBOUR_SUCCESS, Feature.MODEL_RATE, Feature.WEIGHTED_MASS);

  /** Every definition at least once; empty where the feature is missing. */
  @ParameterizedTest(name = "{0} of {1} is {2}")
  @CsvSource({
    "COMPILES, a, 1",
    "COMPILES, d, 0",
    "ENTRY_FITS, a, 1",
    "ENTRY_FITS, c, 0",
    "ENTRY_FITS, d,",
    "RETURNS, a, 1",
    "RETURNS, c, 0",
    "UNDEFINED_NAMES, a, 0",
    "UNDEFINED_NAMES, c, 1.0986",
    "UNUSED_PARAMETERS, c, .6931",
    "UNUSED_VARIABLES, c, .6931",
    "UNUSED_IMPORTS, c, .6931",
    "CYCLOMATIC, a, 1.0986",
    "CYCLOMATIC, c, 0",
    "NESTING, a, 2",
    "LINES, a, 2.3026",
    "LINES, c, 0",
    "NODES, a, 3.7136",
    "UNFINISHED, a, 0",
    "UNFINISHED, c, 1",
    "BARE_EXCEPT, c, 1",
    "UNREACHABLE, c, 1",
    "DANGEROUS_CALLS, a, 0",
    "DANGEROUS_CALLS, c, .6931",
    "PROMPT_LENGTH, a, 2.7726",
    "EXAMPLES_GIVEN, a, .6931",
    "CONSTRAINTS, a, .6931",
    "DOUBT, a, 0",
    "LOG_PROBABILITY, a,",
    "SYNTAX_MEAN, a, .7",
    "SYNTAX_MAX, a, 1",
    "SYNTAX_MEAN_DISTINCT, a, .4",
    "SYNTAX_MAX_DISTINCT, a, .4",
    "SYNTAX_MEAN_DISTINCT, c, .4",
    "SYNTAX_MEAN, d,",
    "LOADED, a, 1",
    "LOADED, d, 0",
    "AGREEMENT_MEAN, a, .4167",
    "AGREEMENT_MAX, a, 1",
    "AGREEMENT_MEAN_DISTINCT, a, .125",
    "AGREEMENT_MAX_DISTINCT, a, .25",
    "AGREEMENT_MEAN_DISTINCT, c, .125",
    "AGREEMENT_MEAN, d, 0",
    "NEAR_ALIKE, a, .25",
    "NEAR_ALIKE, d, 0",
    "CLUSTER_MASS, a, .5",
    "CLUSTER_MASS, d, 0",
    "CLUSTER_MASS_DISTINCT, a, .3333",
    "CLUSTER_MASS_DISTINCT, c, .3333",
    "LARGEST_CLUSTER, a, 1",
    "LARGEST_CLUSTER, c, 0",
    "RIVAL_MASS, a, .25",
    "RIVAL_MASS, c, .5",
    "RIVAL_MASS, d, .5",
    "NO_VALUE, a, .25",
    "NO_VALUE, c, .5",
    "NO_VALUE, d,",
    "CLUSTERS, a, .75",
    "ENTROPY, a, 1.5",
    "EXAMPLES_PASSED, a, 1",
    "EXAMPLES_PASSED, d, 0",
    "ALL_EXAMPLES, a, 1",
    "ALL_EXAMPLES, c, 0",
    "PASSING_ALIKE, a,",
    "PASSING_ALIKE, c, .25",
    "TESTS_PASSED, a, .5",
    "TESTS_LOST, a, .5",
    "TESTS_LOST, d, 1",
    "ALL_TESTS, a, 0",
  })
  void feature_ofTheScene_isAsDefined(Feature feature, String member, Double expected) {
    OptionalDouble found = Scene.of(member).value(feature);

    if (expected == null) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).isPresent();
      assertThat(found.getAsDouble()).isCloseTo(expected, within(.0001));
    }
  }

  @ParameterizedTest
  @EnumSource(Feature.class)
  void feature_each_saysWhatItIs(Feature feature) {
    assertThat(feature.definition()).isNotBlank().doesNotEndWith(".");
    assertThat(feature.unit()).isNotBlank();
    assertThat(feature.wireName()).matches("[a-z-]+");
  }

  @Test
  void features_allButThoseOfRecords_areMeasuredInTheScene() {
    Set<Feature> missing = EnumSet.allOf(Feature.class);
    Scene.MEMBERS.forEach(member -> missing.removeAll(Scene.of(member).values().keySet()));

    missing.remove(Feature.LOG_PROBABILITY);
    assertThat(missing).isEqualTo(OF_RECORDS);
  }

  @Test
  void allTests_noTestLost_isOne() {
    Observation scene = Scene.observation();
    Observation lone =
        new Observation(
            scene.notExecuted(),
            scene.tier(),
            scene.checks(),
            scene.inputs(),
            List.of(scene.candidates().getFirst()),
            List.of(),
            Optional.empty(),
            Optional.empty());

    FeatureVector found = Scene.read(lone, List.of(Scene.contender("a"))).features().getFirst();

    assertThat(found.value(Feature.ALL_TESTS)).hasValue(1);
    assertThat(found.value(Feature.LOADED)).hasValue(1);
    assertThat(found.values().keySet())
        .doesNotContain(
            Feature.AGREEMENT_MEAN, Feature.CLUSTER_MASS, Feature.SYNTAX_MEAN, Feature.NEAR_ALIKE);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", ".25, .75", "7, 0", "-1, 1", "NaN, 0", ", 0"})
  void doubt_statedConfidence_onlyLowers(Double confidence, double expected) {
    Contender stating =
        new Contender("a", "m", Optional.ofNullable(confidence), OptionalDouble.of(-.5));

    FeatureVector found = Scene.read(Optional.of(Scene.TIDY), stating).features().getFirst();

    assertThat(found.value(Feature.DOUBT)).hasValue(expected);
    assertThat(found.value(Feature.LOG_PROBABILITY)).hasValue(-.5);
    assertThat(Feature.DOUBT.direction()).isEqualTo(Feature.Direction.LOWERS);
  }

  @Test
  void read_nothingExecuted_knowsTextAndTaskOnly() {
    Observation scene = Scene.observation();
    Observation unexecuted =
        new Observation(
            Optional.of("no sandbox"),
            Optional.empty(),
            List.of(),
            List.of(),
            scene.candidates().stream().map(CaseReaderTest::notRun).toList(),
            List.of(),
            Optional.empty(),
            scene.syntax());

    GenerationCase found = Scene.read(unexecuted, contenders());

    assertThat(found.tier()).isEqualTo(Tier.STATIC);
    assertThat(found.clusters()).containsOnly(-1);
    assertThat(found.features())
        .allSatisfy(vector ->
            assertThat(vector.values().keySet())
                .allSatisfy(feature -> assertThat(feature.group().tier()).isEqualTo(Tier.STATIC)));
  }

  private static CandidateFacts notRun(CandidateFacts facts) {
    return new CandidateFacts(
        facts.model(),
        Optional.empty(),
        "",
        0,
        0,
        0,
        0,
        List.of(),
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        facts.reading());
  }

  @Test
  void read_nothingObserved_knowsTheTask() {
    GenerationCase found = Scene.read(Observation.none("no sandbox"), contenders());

    assertThat(found.tier()).isEqualTo(Tier.STATIC);
    assertThat(found.seeds()).allSatisfy(seed -> assertThat(seed.syntax()).isEqualTo(.5));
    assertThat(found.features().getFirst().values().keySet())
        .containsExactlyInAnyOrder(
            Feature.PROMPT_LENGTH, Feature.EXAMPLES_GIVEN, Feature.CONSTRAINTS, Feature.DOUBT);
  }

  @Test
  void read_matrixOfNaN_leavesThoseFeaturesOut() {
    Observation scene = Scene.observation();
    List<Double> row = Arrays.asList(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    SimilarityMatrix broken = new SimilarityMatrix(Scene.MEMBERS, List.of(row, row, row, row));
    Observation observation =
        new Observation(
            scene.notExecuted(),
            scene.tier(),
            scene.checks(),
            scene.inputs(),
            scene.candidates(),
            scene.clusters(),
            Optional.of(broken),
            Optional.of(broken));

    assertThat(Scene.read(observation, contenders()).features())
        .allSatisfy(vector ->
            assertThat(vector.values().values()).allSatisfy(value -> assertThat(value).isFinite()));
  }

  @Test
  void read_noContenders_isRefused() {
    assertThatThrownBy(() -> Scene.read(Scene.observation(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("contenders is empty");
  }

  @Test
  void read_scene_takesLabelsShowingsAndClusters() {
    Observation observation = Scene.observation();
    GenerationCase found =
        CaseReader.read(
            new CaseReader.Facts("g", "class", Scene.intent(), observation, List.of()),
            contenders(),
            Optional.of(consensus(observation)),
            Map.of("a", true, "c", false));

    assertThat(found.tier()).isEqualTo(Tier.EVIDENCE);
    assertThat(found.clusters()).containsExactly(0, 0, 1, -1);
    assertThat(found.generation().candidates())
        .extracting(candidate -> candidate.passed())
        .containsExactly(Optional.of(true), Optional.empty(), Optional.of(false), Optional.empty());
    assertThat(found.generation().candidates())
        .extracting(candidate -> candidate.showing())
        .containsExactly(
            Showing.EXAMPLES_PASSED,
            Showing.EXAMPLES_PASSED,
            Showing.EXAMPLES_FAILED,
            Showing.EXAMPLES_FAILED);
    assertThat(found.answer()).hasValue(new GenerationCase.Answer(1, .75, .5, 1, .5));
  }

  private static Consensus consensus(Observation observation) {
    return new Consensus(
        .75,
        .5,
        1,
        "c1",
        Map.of(),
        List.of(
            new Cluster("c1", List.of("a", "b"), "b", .75, 0, 1, 1, 1, 2),
            new Cluster("c2", List.of("c"), "c", .25, 0, 0, 1, 1, 2)),
        observation.syntax().orElseThrow(),
        List.of(),
        List.of());
  }

  private static List<Contender> contenders() {
    return Scene.MEMBERS.stream().map(Scene::contender).toList();
  }
}
