package dev.weavergen.activities.evidence.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.evidence.probe.InputSketch;
import dev.weavergen.domain.evidence.probe.InputSketch.ParameterSketch;
import dev.weavergen.domain.evidence.probe.ValueSketch;
import dev.weavergen.domain.evidence.probe.ValueSketch.Size;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SketchReaderTest {
  @Test
  void read_everyType_isRead() throws Exception {
    InputSketch sketch =
        SketchReader.read(
            """
            Here it is: <think>{"parameters": 1}</think>
            ```json
            {"parameters": [
              {"type": "integer", "min": -1, "max": 5, "edges": [0, 5]},
              {"type": "number", "min": 0, "max": 1.5, "edges": [1]},
              {"type": "boolean"},
              {"type": "text", "alphabet": "ab", "minLength": 0, "maxLength": 400, "edges": [""]},
              {"type": "list", "items": {"type": "tuple", "items": [{"type": "boolean"}]},
               "minLength": 0, "maxLength": 2, "edges": [[[true]]]},
              {"type": "set", "items": {"type": "oneOf", "values": [1, null, "x"]},
               "minLength": 1, "maxLength": 1, "edges": [[1, 1]]},
              {"type": "map", "keys": {"type": "text", "alphabet": "k", "minLength": 1, "maxLength": 1},
               "values": {"type": "number", "min": 0, "max": 1}, "minLength": 0, "maxLength": 1,
               "edges": [{"k": 1}]}
            ]}
            ```
            """);

    assertThat(sketch.parameters())
        .extracting(ParameterSketch::values)
        .containsExactly(
            new ValueSketch.Integers(-1, 5),
            new ValueSketch.Reals(0, 1.5),
            new ValueSketch.Booleans(),
            new ValueSketch.Texts("ab", new Size(0, 24)),
            new ValueSketch.Lists(
                new ValueSketch.Tuples(List.of(new ValueSketch.Booleans())), new Size(0, 2)),
            new ValueSketch.Sets(
                new ValueSketch.OneOf(List.of(whole(1), new Value.Nothing(), new Value.Text("x"))),
                new Size(1, 1)),
            new ValueSketch.Mappings(
                new ValueSketch.Texts("k", new Size(1, 1)),
                new ValueSketch.Reals(0, 1),
                new Size(0, 1)));
    assertThat(sketch.parameters().stream().flatMap(parameter -> parameter.edges().stream()))
        .containsExactly(
            whole(0),
            whole(5),
            new Value.Real(1),
            new Value.Text(""),
            sequence(
                Value.Sequence.Kind.LIST,
                sequence(Value.Sequence.Kind.TUPLE, new Value.Bool(true))),
            new Value.Group(List.of(whole(1))),
            new Value.Mapping(
                List.of(new Value.Mapping.Entry(new Value.Text("k"), new Value.Real(1)))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no braces | one JSON object",
        "{parameters | one JSON object",
        "{parameters} | not JSON",
        "{} | parameters: expected a list",
        "{\"parameters\": []} | parameters: expected a list",
        "{\"parameters\": [{\"type\": \"code\"}]} | parameters[0].type: expected",
        "{\"parameters\": [{\"type\": \"integer\", \"min\": 2, \"max\": 1}]} | the least is above",
        "{\"parameters\": [{\"type\": \"integer\", \"min\": \"2\", \"max\": 3}]} | parameters[0].min",
        "{\"parameters\": [{\"type\": \"text\", \"alphabet\": \"\"}]} | parameters[0].alphabet",
        "{\"parameters\": [{\"type\": \"list\", \"items\": {\"type\": \"x\"}}]} | parameters[0].items.type",
        "{\"parameters\": [{\"type\": \"oneOf\", \"values\": []}]} | parameters[0].values",
        "{\"parameters\": [{\"type\": \"tuple\"}]} | parameters[0].items",
      })
  void read_malformed_saysWhere(String reply, String problem) {
    assertThatThrownBy(() -> SketchReader.read(reply))
        .isInstanceOf(MalformedSketchException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void read_nestedForEver_isMalformed() {
    String type = "{\"type\": \"list\", \"minLength\": 0, \"maxLength\": 1, \"items\": ";
    String deep =
        "{\"parameters\": [" + type.repeat(30) + "{\"type\": \"boolean\"}" + "}".repeat(30) + "]}";
    assertThatThrownBy(() -> SketchReader.read(deep)).hasMessageContaining("nested too deep");
  }

  @Test
  void read_hugeNumbers_areCutToTheLimits() throws Exception {
    assertThat(
            SketchReader.read(
                    "{\"parameters\": [{\"type\": \"integer\", \"min\": -%s, \"max\": %s}]}"
                        .formatted("9".repeat(40), "9".repeat(40)))
                .parameters()
                .getFirst()
                .values())
        .isEqualTo(new ValueSketch.Integers(-1_000_000_000_000L, 1_000_000_000_000L));
  }

  private static Value whole(long number) {
    return new Value.Int(BigInteger.valueOf(number));
  }

  private static Value sequence(Value.Sequence.Kind kind, Value... items) {
    return new Value.Sequence(kind, List.of(items));
  }
}
