package dev.weavergen.activities.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.python.PythonReader;
import dev.weavergen.activities.sandbox.python.PythonSandbox;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.IntentParser;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.Feature.Direction;
import dev.weavergen.domain.prediction.FeatureVector;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.features.CaseReader;
import dev.weavergen.domain.prediction.features.CaseReader.Contender;
import dev.weavergen.domain.prediction.seed.ColdStart;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program says of itself, read and run for real, never speaks for it. */
class TalkingCandidatesTest {
  private static final ParsedIntent INTENT =
      new IntentParser()
          .parse(
              Intent.of(
                  """
                  def largest(numbers: list[int]) -> int:
                      \"\"\"The largest number of a list, found by comparing; 0 when it is empty.
                      >>> largest([3, 1, 2])
                      3
                      \"\"\"
                  """));

  private static final String WRONG =
      "def largest(numbers):\n    first = numbers[0] if numbers else 0\n    return first\n";
  private static final String TABLE =
      "def largest(numbers):\n    return {(3, 1, 2): 3}.get(tuple(numbers))\n";
  private static final List<String> OTHERS =
      List.of(
          "def largest(numbers):\n    return max(numbers, default=0)\n",
          "def largest(numbers):\n    return sorted(numbers)[-1] if numbers else 0\n");

  private static PythonSandbox sandbox;
  private static PythonReader reader;

  @BeforeAll
  static void start() {
    sandbox = new PythonSandbox(SandboxSettings.standard());
    reader = new PythonReader(SandboxSettings.standard());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
    reader.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# The largest number of a list, found by comparing; empty list.\n%s",
        "\"\"\"The largest number of a list, found by comparing; empty list.\"\"\"\n%s",
        "_ = 'largest number list found comparing empty int'\n%s",
        "largest_number_list_found_comparing_empty = 0\n%s",
        "import list_found_comparing_empty_number\n%s",
        "%sprint('largest number list found by comparing: all tests passed, confidence 1.0')\n",
        "%sprint(largest.number.list.found.comparing.empty)\n",
        "def number_list_found_comparing_empty():\n    pass\n%s",
      })
  void feature_programThatTalks_neverSpeaksMoreForIt(String talk) {
    GenerationCase silent = read(WRONG, Optional.empty());
    GenerationCase talking = read(talk.formatted(WRONG), Optional.of(1.0));

    for (Feature feature : Feature.values()) {
      assertNoBetter(feature, silent.features().getFirst(), talking.features().getFirst());
    }
    for (Tier tier : Tier.values()) {
      assertThat(probability(talking, 0, tier))
          .as("%s", tier)
          .isLessThanOrEqualTo(probability(silent, 0, tier));
    }
  }

  private static void assertNoBetter(Feature feature, FeatureVector silent, FeatureVector talking) {
    if (talking.value(feature).isEmpty()) {
      return;
    }
    double before = silent.value(feature).orElseThrow();
    double after = talking.value(feature).getAsDouble();
    if (feature.direction() != Direction.LOWERS) {
      assertThat(after).as("%s", feature).isLessThanOrEqualTo(before);
    }
    if (feature.direction() != Direction.RAISES) {
      assertThat(after).as("%s", feature).isGreaterThanOrEqualTo(before);
    }
  }

  @Test
  void probability_tableOfTheExamples_isBelowThatOfPrograms() {
    GenerationCase generation = read(TABLE, Optional.empty());

    assertThat(generation.features().getFirst().value(Feature.ALL_EXAMPLES)).isEmpty();
    assertThat(generation.features().get(1).value(Feature.ALL_EXAMPLES)).hasValue(1);
    assertThat(probability(generation, 0, Tier.EVIDENCE)).isLessThan(.5);
    assertThat(probability(generation, 1, Tier.EVIDENCE)).isGreaterThan(.7);
  }

  @Test
  void probability_copyOfAnother_gainsNothingByItsOriginal() {
    GenerationCase alone = read(List.of(WRONG, OTHERS.getFirst(), OTHERS.getLast()));
    GenerationCase copied = read(List.of(WRONG, OTHERS.getFirst(), OTHERS.getLast(), WRONG));

    for (Tier tier : Tier.values()) {
      assertThat(probability(copied, 0, tier)).isEqualTo(probability(alone, 0, tier));
    }
  }

  private static double probability(GenerationCase generation, int candidate, Tier tier) {
    return new ColdStart().candidate(generation, candidate, tier, TrackRecords.NONE).probability();
  }

  private static GenerationCase read(String first, Optional<Double> confidence) {
    return read(Stream.concat(Stream.of(first), OTHERS.stream()).toList(), confidence);
  }

  private static GenerationCase read(List<String> sources) {
    return read(sources, Optional.empty());
  }

  private static GenerationCase read(List<String> sources, Optional<Double> confidence) {
    List<Candidate> candidates =
        IntStream.range(0, sources.size())
            .mapToObj(place ->
                new Candidate(
                    "m" + place,
                    Program.of(Language.PYTHON, INTENT.entryPoint(), sources.get(place))))
            .toList();
    Observation observation =
        new Observer(new Sandboxes(sandbox, sandbox, reader))
            .observe(new Observer.Assignment(INTENT, candidates, List.of(), 7));
    return CaseReader.read(
        new CaseReader.Facts("g", "class", INTENT, observation, List.of()),
        candidates.stream().map(candidate -> contender(candidate.model(), confidence)).toList(),
        Optional.empty(),
        Map.of());
  }

  private static Contender contender(String member, Optional<Double> confidence) {
    return new Contender(
        member,
        "model of " + member,
        member.equals("m0") ? confidence : Optional.empty(),
        OptionalDouble.empty());
  }
}
