package dev.weavergen.activities.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeReaderTest {
  @ParameterizedTest
  @MethodSource("values")
  void read_value_isWhatTheEncodingSays(String json, Value value) throws BrokenWireException {
    assertThat(OutcomeReader.read("{\"v\":" + json + "}")).isEqualTo(new Outcome.Returned(value));
  }

  static Stream<Arguments> values() {
    Value one = new Value.Int(BigInteger.ONE);
    return Stream.of(
        Arguments.of("[\"n\"]", new Value.Nothing()),
        Arguments.of("[\"b\",true]", new Value.Bool(true)),
        Arguments.of("[\"i\",\"-12\"]", new Value.Int(BigInteger.valueOf(-12))),
        Arguments.of("[\"i\",\"-0xff\"]", new Value.Int(BigInteger.valueOf(-255))),
        Arguments.of("[\"f\",\"-0.0\"]", new Value.Real(-0.0)),
        Arguments.of("[\"f\",\"nan\"]", new Value.Real(Double.NaN)),
        Arguments.of("[\"f\",\"1e+22\"]", new Value.Real(1e22)),
        Arguments.of("[\"c\",\"1.0\",\"-inf\"]", new Value.Complex(1, Double.NEGATIVE_INFINITY)),
        Arguments.of("[\"s\",\"a\\ud83d\\ude00\"]", new Value.Text("a😀")),
        Arguments.of("[\"y\",\"00ff\"]", new Value.Bytes("00ff")),
        Arguments.of(
            "[\"l\",[[\"i\",\"1\"]]]", new Value.Sequence(Value.Sequence.Kind.LIST, List.of(one))),
        Arguments.of("[\"t\",[]]", new Value.Sequence(Value.Sequence.Kind.TUPLE, List.of())),
        Arguments.of("[\"g\",[]]", new Value.Sequence(Value.Sequence.Kind.LAZY, List.of())),
        Arguments.of("[\"S\",[[\"i\",\"1\"]]]", new Value.Group(List.of(one))),
        Arguments.of(
            "[\"d\",[[[\"i\",\"1\"],[\"n\"]]]]",
            new Value.Mapping(List.of(new Value.Mapping.Entry(one, new Value.Nothing())))),
        Arguments.of("[\"o\",\"Foo\",\"<Foo>\"]", new Value.Opaque("Foo", "<Foo>")),
        Arguments.of(
            "[\"x\",\"list\",\"" + "0a".repeat(32) + "\",\"70000\"]",
            new Value.Digest("list", "0a".repeat(32), 70_000)));
  }

  @Test
  void read_failures_keepTheirKind() throws BrokenWireException {
    assertThat(OutcomeReader.read("{\"e\":\"ValueError\",\"m\":\"no\"}"))
        .isEqualTo(new Outcome.Raised("ValueError", "no"));
    assertThat(OutcomeReader.read("{\"k\":\"timeout\"}")).isEqualTo(new Outcome.TimedOut());
    assertThat(OutcomeReader.read("{\"k\":\"memory\"}")).isEqualTo(new Outcome.OutOfMemory());
    assertThat(OutcomeReader.read("{\"k\":\"output\"}")).isEqualTo(new Outcome.OutputLimit());
    assertThat(OutcomeReader.read("{\"k\":\"crash\",\"signal\":11}"))
        .isEqualTo(new Outcome.Crashed(11));
  }

  @Test
  void read_longNames_areCut() throws BrokenWireException {
    Outcome outcome =
        OutcomeReader.read(
            "{\"e\":\"" + "E".repeat(9_999) + "\",\"m\":\"" + "m".repeat(9_999) + "\"}");
    assertThat(outcome).isEqualTo(new Outcome.Raised("E".repeat(100), "m".repeat(200)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "{}",
        "{} {}",
        "{\"v\":null}",
        "{\"v\":[]}",
        "{\"v\":[\"z\"]}",
        "{\"v\":[\"b\",1]}",
        "{\"v\":[\"i\",\"1.5\"]}",
        "{\"v\":[\"i\",\"0x\"]}",
        "{\"v\":[\"i\",1]}",
        "{\"v\":[\"f\",\"one\"]}",
        "{\"v\":[\"f\"]}",
        "{\"v\":[\"y\",\"0\"]}",
        "{\"v\":[\"l\",{}]}",
        "{\"v\":[\"l\",[1]]}",
        "{\"v\":[\"d\",[[[\"n\"]]]]}",
        "{\"v\":[\"x\",\"list\",\"short\",\"1\"]}",
        "{\"k\":\"escaped\"}",
      })
  void read_whatNoSandboxSends_isBroken(String json) {
    assertThatThrownBy(() -> OutcomeReader.read(json)).isInstanceOf(BrokenWireException.class);
  }

  @Test
  void read_longerThanAnyOutcome_isBroken() {
    String digits = "f".repeat(70_000);

    assertThatThrownBy(() -> OutcomeReader.read("{\"v\":[\"i\",\"0x" + digits + "\"]}"))
        .isInstanceOf(BrokenWireException.class);
  }

  @Test
  void read_nestedDeeperThanValuesNest_isBroken() {
    String deep = "[\"l\",[".repeat(1_000) + "]]".repeat(1_000);
    assertThatThrownBy(() -> OutcomeReader.read("{\"v\":" + deep + "}"))
        .isInstanceOf(BrokenWireException.class);
  }
}
