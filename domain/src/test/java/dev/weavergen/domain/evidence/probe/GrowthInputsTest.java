package dev.weavergen.domain.evidence.probe;

import static dev.weavergen.domain.evidence.SampleValues.bool;
import static dev.weavergen.domain.evidence.SampleValues.integer;
import static dev.weavergen.domain.evidence.SampleValues.integers;
import static dev.weavergen.domain.evidence.SampleValues.list;
import static dev.weavergen.domain.evidence.SampleValues.map;
import static dev.weavergen.domain.evidence.SampleValues.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.Parameter;
import dev.weavergen.domain.intent.Signature;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowthInputsTest {
  @Test
  void of_integer_growsItsValue() {
    List<GrowthStep> steps = python(integer(5));
    assertThat(steps).hasSize(19);
    assertThat(steps.getFirst()).isEqualTo(new GrowthStep(4, "f(4)", "len((4,))"));
    assertThat(steps.getLast().size()).isEqualTo(2048);
    assertThat(steps).extracting(GrowthStep::size).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void of_listAndInteger_growsTheListAlone() {
    assertThat(python(integers(30, 10, 20), integer(2)))
        .extracting(GrowthStep::call)
        .startsWith("f([(i * 7919) % 8191 for i in range(4)], 2)");
  }

  @Test
  void of_sortedList_staysSorted() {
    assertThat(python(integers(10, 20, 30)).getFirst().call())
        .isEqualTo("f([i * 3 for i in range(4)])");
  }

  @Test
  void of_elementsThatAreChoices_areDrawnFromTheExamples() {
    assertThat(python(integers(1, 0, 1)).getFirst().call()).isEqualTo("f(([1, 0] * 3)[:4])");
    assertThat(python(list(text("a"), text("b"))).getFirst().call())
        .isEqualTo("f((['a', 'b'] * 3)[:4])");
  }

  @Test
  void of_text_isRepeated() {
    assertThat(python(text("abc")).getFirst())
        .isEqualTo(new GrowthStep(4, "f(('abc' * 2)[:4])", "len((('abc' * 2)[:4],))"));
  }

  @Test
  void of_nothingThatGrows_isEmpty() {
    assertThat(python(bool(true))).isEmpty();
    assertThat(python(map(text("a"), integer(1)), integer(3))).isEmpty();
    assertThat(GrowthInputs.of(request(Language.PYTHON, Optional.empty(), List.of()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int",
        "long",
        "int[]",
        "long[]",
        "double[]",
        "String",
        "String[]",
        "int[][]",
        "List<Integer>",
        "List<String>",
        "LinkedList<Long>",
        "List<List<Integer>>"
      })
  void of_javaType_compiles(String type) {
    Signature signature =
        new Signature("f", List.of(new Parameter("x", Optional.of(type))), Optional.empty());
    List<GrowthStep> steps =
        GrowthInputs.of(request(Language.JAVA, Optional.of(signature), List.of()));
    assertThat(steps).hasSize(19);
    JavaCalls calls = new JavaCalls();
    for (GrowthStep step : steps) {
      calls.add(type, step.call().substring(2, step.call().length() - 1));
      calls.expression(step.baseline());
    }
    assertThat(calls.problems()).isEmpty();
  }

  private static List<GrowthStep> python(Value... arguments) {
    return GrowthInputs.of(request(Language.PYTHON, Optional.empty(), List.of(List.of(arguments))));
  }

  private static ProbeRequest request(
      Language language, Optional<Signature> signature, List<List<Value>> examples) {
    return new ProbeRequest(language, "f", signature, examples);
  }
}
