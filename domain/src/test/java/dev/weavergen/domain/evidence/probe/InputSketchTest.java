package dev.weavergen.domain.evidence.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.evidence.Nearness;
import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.evidence.probe.InputSketch.ParameterSketch;
import dev.weavergen.domain.evidence.probe.ValueSketch.Integers;
import dev.weavergen.domain.evidence.probe.ValueSketch.Lists;
import dev.weavergen.domain.evidence.probe.ValueSketch.Size;
import dev.weavergen.domain.evidence.probe.ValueSketch.Texts;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.IntentParser;
import dev.weavergen.domain.intent.Language;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InputSketchTest {
  private static final InputSketch SKETCH =
      new InputSketch(
          List.of(
              new ParameterSketch(
                  new Lists(new Integers(0, 1_000_000), new Size(1, 4)), List.of(list(7, 7))),
              new ParameterSketch(
                  new Texts("xy", new Size(0, 3)), List.of(text(""), text("yyyyyy")))));

  @Test
  void inputs_sameSeed_areTheSame() {
    assertThat(SKETCH.inputs(3, 20)).isEqualTo(SKETCH.inputs(3, 20));
    assertThat(SKETCH.inputs(3, 20)).isNotEqualTo(SKETCH.inputs(4, 20));
  }

  @Test
  void inputs_keepToTheSketchAndTryItsEdges() {
    List<List<Value>> inputs = SKETCH.inputs(3, 20);

    assertThat(inputs).hasSize(20).doesNotHaveDuplicates();
    assertThat(inputs).anyMatch(input -> input.get(0).equals(list(7, 7)));
    assertThat(inputs).anyMatch(input -> input.get(1).equals(text("yyyyyy")));
    assertThat(inputs)
        .allSatisfy(input -> {
          assertThat(((Value.Sequence) input.get(0)).items()).hasSizeBetween(1, 4);
          assertThat(((Value.Text) input.get(1)).value()).matches("[xy]{0,3}|yyyyyy");
        });
  }

  @Test
  void inputs_ofATinySketch_areAllThereAre() {
    InputSketch tiny =
        new InputSketch(List.of(new ParameterSketch(new ValueSketch.Booleans(), List.of())));
    assertThat(tiny.inputs(1, 20)).hasSize(2);
  }

  @Test
  void probes_withASketch_beginWithItsInputs() {
    ProbeRequest request = request(List.of(List.of(list(1, 2), text("xx"))));

    List<Probe> probes = ProbeInputs.of(request, Optional.of(SKETCH), false, 5);
    List<Probe> without = ProbeInputs.of(request, 5);

    assertThat(probes.getFirst().arguments()).isIn(SKETCH.inputs(5, 16));
    assertThat(probes).hasSameSizeAs(without);
    assertThat(probes.stream().filter(without::contains)).isNotEmpty();
    assertThat(probes)
        .anyMatch(probe ->
            probe.arguments().getFirst().equals(list(7, 7))
                || probe.arguments().getLast().equals(text("")));
  }

  @Test
  void probes_ofASketchFarFromTheExamples_areFar() {
    ProbeRequest request = request(List.of(List.of(list(1, 2), text("xx"))));

    assertThat(ProbeInputs.of(request, Optional.of(SKETCH), false, 5))
        .filteredOn(probe -> probe.call().matches(".*\\d{5}.*"))
        .isNotEmpty()
        .allMatch(probe -> probe.nearness() == Nearness.FAR);
  }

  @Test
  void probes_ofASketchWithoutExamples_areLikeThem() {
    ProbeRequest request =
        new ProbeRequest(
            Language.PYTHON,
            "f",
            new IntentParser()
                .parse(Intent.of("Write `def f(xs: list[int], word: str) -> int`."))
                .signature(),
            List.of());

    assertThat(ProbeInputs.of(request, Optional.of(SKETCH), true, 5).subList(0, 8))
        .allMatch(probe -> probe.nearness() == Nearness.LIKE_EXAMPLE)
        .allMatch(probe -> SKETCH.inputs(5, 16).contains(probe.arguments()));
  }

  @Test
  void probes_ofASketchWithAnotherNumberOfParameters_areNone() {
    ProbeRequest request = request(List.of(List.of(list(1, 2))));

    assertThat(ProbeInputs.of(request, Optional.of(SKETCH), false, 5))
        .isEqualTo(ProbeInputs.of(request, 5));
  }

  private static ProbeRequest request(List<List<Value>> examples) {
    return new ProbeRequest(Language.PYTHON, "f", Optional.empty(), examples);
  }

  private static Value list(int... items) {
    return new Value.Sequence(
        Value.Sequence.Kind.LIST,
        java.util.Arrays.stream(items)
            .<Value>mapToObj(item -> new Value.Int(BigInteger.valueOf(item)))
            .toList());
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }
}
