package dev.weavergen.domain.evidence.probe;

import static dev.weavergen.domain.evidence.SampleValues.bool;
import static dev.weavergen.domain.evidence.SampleValues.integer;
import static dev.weavergen.domain.evidence.SampleValues.integers;
import static dev.weavergen.domain.evidence.SampleValues.list;
import static dev.weavergen.domain.evidence.SampleValues.map;
import static dev.weavergen.domain.evidence.SampleValues.none;
import static dev.weavergen.domain.evidence.SampleValues.opaque;
import static dev.weavergen.domain.evidence.SampleValues.random;
import static dev.weavergen.domain.evidence.SampleValues.real;
import static dev.weavergen.domain.evidence.SampleValues.set;
import static dev.weavergen.domain.evidence.SampleValues.text;
import static dev.weavergen.domain.evidence.SampleValues.tuple;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.evidence.Nearness;
import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.Parameter;
import dev.weavergen.domain.intent.Signature;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeInputsTest {
  private static final long SEED = 42;

  @Test
  void of_untypedExamples_changesEachParameterInMostOfItsWays() {
    List<Probe> probes =
        ProbeInputs.of(
            python(
                List.of(
                    List.of(integers(3, 1, 2), text("abc")), List.of(integers(5, 9), text("xy")))),
            SEED);
    assertThat(probes).hasSize(Limits.PROBE_INPUTS_MAX);
    assertThat(probes)
        .filteredOn(probe -> probe.nearness() == Nearness.LIKE_EXAMPLE)
        .hasSizeGreaterThan(8);
    assertThat(probes).filteredOn(probe -> probe.nearness() == Nearness.FAR).hasSizeGreaterThan(4);
  }

  @Test
  void of_sameRequestAndSeed_isTheSameAndAnotherSeedIsNot() {
    ProbeRequest request = python(List.of(List.of(integers(4, 2, 7), integer(2))));
    List<Probe> probes = ProbeInputs.of(request, SEED);
    assertThat(ProbeInputs.of(python(request.examples()), SEED)).isEqualTo(probes);
    assertThat(ProbeInputs.of(request, SEED + 1)).isNotEqualTo(probes);
  }

  /** Pins the sequence: a change here changes what recorded generations would have been asked. */
  @Test
  void of_oneInteger_isWhatItWas() {
    List<Probe> probes = ProbeInputs.of(python(List.of(List.of(integer(7)))), SEED);
    assertThat(probes)
        .filteredOn(probe -> probe.nearness() == Nearness.LIKE_EXAMPLE)
        .extracting(Probe::call)
        .containsExactly(
            "f(6)", "f(1)", "f(14)", "f(15)", "f(4)", "f(12)", "f(10)", "f(13)", "f(16)", "f(8)",
            "f(5)", "f(9)", "f(11)");
    assertThat(probes)
        .filteredOn(probe -> probe.nearness() == Nearness.FAR)
        .extracting(Probe::call)
        .containsExactly(
            "f(-1)", "f(0)", "f(2003)", "f(26)", "f(-6)", "f(17)", "f(28)", "f(-8)", "f(30)",
            "f(-15)", "f(24)");
  }

  @Test
  void of_examplesThatAreNegativeAndEmptyToo_takesBoundariesForAlike() {
    List<List<Value>> examples =
        List.of(List.of(integers(-3, 5)), List.of(integers()), List.of(integers(0, 2)));
    List<Probe> probes = ProbeInputs.of(python(examples), SEED);
    assertThat(probes)
        .filteredOn(probe -> probe.nearness() == Nearness.LIKE_EXAMPLE)
        .anyMatch(probe -> probe.call().contains("-"));
  }

  @Test
  void of_sortedExamples_takesUnsortedForFar() {
    List<List<Value>> examples =
        List.of(
            List.of(integers(1, 4, 6), integer(4)),
            List.of(integers(2, 3, 5, 8), integer(8)),
            List.of(integers(0, 7, 9), integer(0)));
    List<Probe> probes = ProbeInputs.of(python(examples), SEED);
    assertThat(probes)
        .filteredOn(probe -> probe.nearness() == Nearness.LIKE_EXAMPLE)
        .isNotEmpty()
        .allSatisfy(probe -> assertThat(numbers(probe.arguments().getFirst())).isSorted());
  }

  @Test
  void of_equallyLongLists_keepsThemEquallyLongNearExamples() {
    List<List<Value>> examples =
        List.of(List.of(integers(1, 2), integers(3, 4)), List.of(integers(5), integers(6)));
    assertThat(ProbeInputs.of(python(examples), SEED))
        .filteredOn(probe -> probe.nearness() == Nearness.LIKE_EXAMPLE)
        .isNotEmpty()
        .allSatisfy(probe ->
            assertThat(numbers(probe.arguments().get(0)))
                .hasSameSizeAs(numbers(probe.arguments().get(1))));
  }

  @Test
  void of_typesAlone_makesFarInputsOfThoseTypes() {
    Signature signature =
        signature(
            "List[int]",
            "str",
            "Optional[float]",
            "Dict[str, int]",
            "Tuple[int, ...]",
            "Union[int, str]",
            "Set[str]",
            "bool");
    List<Probe> probes =
        ProbeInputs.of(
            new ProbeRequest(Language.PYTHON, "f", Optional.of(signature), List.of()), SEED);
    assertThat(probes).hasSize(Limits.PROBE_INPUTS_MAX);
    assertThat(probes).extracting(Probe::nearness).containsOnly(Nearness.FAR);
    assertThat(probes).allSatisfy(probe -> assertThat(probe.arguments()).hasSize(8));
  }

  @Test
  void of_nothingToGoBy_isEmpty() {
    assertThat(ProbeInputs.of(python(List.of()), SEED)).isEmpty();
    assertThat(ProbeInputs.of(python(List.of(List.of())), SEED)).isEmpty();
    assertThat(ProbeInputs.of(python(List.of(List.of(opaque("T", "T()")))), SEED)).isEmpty();
    Signature untyped =
        new Signature("f", List.of(new Parameter("x", Optional.empty())), Optional.empty());
    assertThat(
            ProbeInputs.of(
                new ProbeRequest(Language.PYTHON, "f", Optional.of(untyped), List.of()), SEED))
        .isEmpty();
    assertThat(
            ProbeInputs.of(
                new ProbeRequest(
                    Language.PYTHON,
                    "f",
                    Optional.of(signature("Callable[[int], int]")),
                    List.of()),
                SEED))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int",
        "long",
        "double",
        "boolean",
        "char",
        "String",
        "int[]",
        "int[][]",
        "List<Integer>",
        "Map<String, Integer>",
        "Set<String>",
        "List<List<String>>",
        "Character",
        "List<Double>",
        "String[]",
        "char[]",
        "Integer",
        "List<String>",
        "Map<Integer, List<Integer>>",
        "long[]"
      })
  void of_javaTypeAlone_compilesAgainstIt(String type) {
    ProbeRequest request =
        new ProbeRequest(Language.JAVA, "f", Optional.of(signature(type)), List.of());
    List<Probe> probes = ProbeInputs.of(request, SEED);
    assertThat(probes).isNotEmpty();
    JavaCalls calls = new JavaCalls();
    probes.forEach(probe -> calls.add(type, probe.call().substring(2, probe.call().length() - 1)));
    assertThat(calls.problems()).isEmpty();
  }

  @Test
  void of_javaArgumentsOneByOne_staysSo() {
    ProbeRequest spread =
        new ProbeRequest(
            Language.JAVA,
            "f",
            Optional.of(signature("int...")),
            List.of(List.of(integer(3)), List.of(integer(4), integer(9))));
    assertThat(ProbeInputs.of(spread, SEED))
        .isNotEmpty()
        .allSatisfy(probe -> assertThat(probe.call()).matches("f\\(-?\\d+(, -?\\d+)?\\)"));
    ProbeRequest array =
        new ProbeRequest(
            Language.JAVA, "f", Optional.of(signature("int...")), List.of(List.of(integers(4, 9))));
    assertThat(ProbeInputs.of(array, SEED))
        .isNotEmpty()
        .allSatisfy(probe -> assertThat(probe.call()).startsWith("f(new int[]{"));
  }

  @Test
  void of_javaWithoutTypes_makesNoBracketsUp() {
    ProbeRequest request =
        new ProbeRequest(
            Language.JAVA, "f", Optional.empty(), List.of(List.of(integers(1, 2), integer(1))));
    assertThat(ProbeInputs.of(request, SEED)).isEmpty();
  }

  @Test
  void of_randomExamples_isBoundedNewDistinctAndRepeatable() {
    for (long seed = 0; seed < 150; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int places = random.nextInt(1, 4);
      List<List<Value>> examples =
          IntStream.range(0, random.nextInt(1, 5))
              .mapToObj(_ -> IntStream.range(0, places).mapToObj(_ -> random(random, 2)).toList())
              .toList();
      List<Probe> probes = ProbeInputs.of(python(examples), seed);
      assertThat(probes).as("seed %s", seed).hasSizeLessThanOrEqualTo(Limits.PROBE_INPUTS_MAX);
      assertThat(probes).extracting(Probe::arguments).doesNotHaveDuplicates();
      assertThat(probes).extracting(Probe::arguments).doesNotContainAnyElementsOf(examples);
      assertThat(probes)
          .allSatisfy(probe ->
              assertThat(probe.call().length()).isLessThanOrEqualTo(Limits.EXAMPLE_CHARS_MAX));
      assertThat(ProbeInputs.of(python(examples), seed)).isEqualTo(probes);
    }
  }

  @Test
  void of_manyKinds_isSpreadOverParameters() {
    List<List<Value>> examples =
        List.of(
            List.of(
                integer(12),
                text("hello"),
                list(real(1.5), real(2.5)),
                bool(true),
                map(text("a"), integer(1)),
                set(integer(3)),
                tuple(integer(1), text("b"))));
    List<Probe> probes = ProbeInputs.of(python(examples), SEED);
    for (int place = 0; place < 7; place++) {
      int here = place;
      assertThat(probes)
          .as("parameter %s", place)
          .anyMatch(probe -> !probe.arguments().get(here).equals(examples.getFirst().get(here)));
    }
  }

  @Test
  void of_listAndText_triesTheirEdges() {
    List<List<Value>> examples = List.of(List.of(integers(3, 11, 2), text("abc")));
    assertThat(ProbeInputs.of(python(examples), SEED))
        .filteredOn(probe -> probe.nearness() == Nearness.FAR)
        .filteredOn(probe ->
            probe.call().startsWith("f([],")
                || probe.call().contains("''")
                || probe.call().contains("' '")
                || probe.call().contains("\\u"))
        .hasSizeGreaterThan(1);
  }

  @Test
  void of_optional_triesAbsence() {
    ProbeRequest request =
        new ProbeRequest(
            Language.PYTHON,
            "f",
            Optional.of(signature("Optional[int]")),
            List.of(List.of(integer(4))));
    assertThat(ProbeInputs.of(request, SEED))
        .anyMatch(probe -> probe.arguments().equals(List.of(none())));
  }

  @Test
  void seed_dependsOnBothParts() {
    String hash = "0123456789abcdef0123456789abcdef";
    assertThat(ProbeSeed.of(hash, 0)).isEqualTo(0x0123456789abcdefL);
    assertThat(ProbeSeed.of(hash, 1)).isNotEqualTo(ProbeSeed.of(hash, 0));
    assertThat(ProbeSeed.of("f" + hash, 1)).isNotEqualTo(ProbeSeed.of(hash, 1));
  }

  private static ProbeRequest python(List<List<Value>> examples) {
    return new ProbeRequest(Language.PYTHON, "f", Optional.empty(), examples);
  }

  private static Signature signature(String... types) {
    return new Signature(
        "f",
        Arrays.stream(types).map(type -> new Parameter("x", Optional.of(type))).toList(),
        Optional.empty());
  }

  private static List<BigInteger> numbers(Value list) {
    return ((Value.Sequence) list)
        .items().stream().map(item -> ((Value.Int) item).value()).toList();
  }
}
