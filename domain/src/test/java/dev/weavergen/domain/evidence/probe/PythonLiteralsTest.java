package dev.weavergen.domain.evidence.probe;

import static dev.weavergen.domain.evidence.SampleValues.bool;
import static dev.weavergen.domain.evidence.SampleValues.digest;
import static dev.weavergen.domain.evidence.SampleValues.integer;
import static dev.weavergen.domain.evidence.SampleValues.integers;
import static dev.weavergen.domain.evidence.SampleValues.lazy;
import static dev.weavergen.domain.evidence.SampleValues.list;
import static dev.weavergen.domain.evidence.SampleValues.map;
import static dev.weavergen.domain.evidence.SampleValues.none;
import static dev.weavergen.domain.evidence.SampleValues.opaque;
import static dev.weavergen.domain.evidence.SampleValues.real;
import static dev.weavergen.domain.evidence.SampleValues.set;
import static dev.weavergen.domain.evidence.SampleValues.text;
import static dev.weavergen.domain.evidence.SampleValues.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.weavergen.domain.evidence.Value;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PythonLiteralsTest {
  private static Stream<Arguments> written() {
    return Stream.of(
        arguments(none(), "None"),
        arguments(bool(false), "False"),
        arguments(integer(-7), "-7"),
        arguments(real(1e16), "1.0E16"),
        arguments(real(-0.0), "-0.0"),
        arguments(real(Double.NaN), "float('nan')"),
        arguments(real(Double.NEGATIVE_INFINITY), "float('-inf')"),
        arguments(new Value.Complex(1, -0.0), "complex(1.0, -0.0)"),
        arguments(new Value.Bytes("00ff"), "bytes.fromhex('00ff')"),
        arguments(
            text("it's\\\n\t\u00e4\u65e5\ud83d\ude00\ud800\u0000"),
            "'it\\'s\\\\\\n\\t\\xe4\\u65e5\\U0001f600\\ud800\\x00'"),
        arguments(integers(1, 2), "[1, 2]"),
        arguments(tuple(), "()"),
        arguments(tuple(integer(1)), "(1,)"),
        arguments(lazy(integer(1)), "iter([1])"),
        arguments(set(), "set()"),
        arguments(set(set(integer(1)), tuple(set())), "{frozenset([1]), (frozenset([]),)}"),
        arguments(map(tuple(integer(1)), integers()), "{(1,): []}"));
  }

  @ParameterizedTest
  @MethodSource("written")
  void write_value_isAnExpression(Value value, String expected) {
    assertThat(PythonLiterals.write(value)).contains(expected);
  }

  private static Stream<Value> refused() {
    return Stream.of(
        opaque("T", "T()"),
        digest("aa"),
        list(opaque("T", "T()")),
        set(integers(1)),
        map(integers(1), none()),
        map(none(), digest("aa")));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void write_valueWithoutLiteral_isEmpty(Value value) {
    assertThat(PythonLiterals.write(value)).isEmpty();
  }
}
