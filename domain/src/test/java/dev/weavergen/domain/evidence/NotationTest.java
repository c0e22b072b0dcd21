package dev.weavergen.domain.evidence;

import static dev.weavergen.domain.evidence.SampleValues.bool;
import static dev.weavergen.domain.evidence.SampleValues.digest;
import static dev.weavergen.domain.evidence.SampleValues.integer;
import static dev.weavergen.domain.evidence.SampleValues.integers;
import static dev.weavergen.domain.evidence.SampleValues.lazy;
import static dev.weavergen.domain.evidence.SampleValues.map;
import static dev.weavergen.domain.evidence.SampleValues.none;
import static dev.weavergen.domain.evidence.SampleValues.opaque;
import static dev.weavergen.domain.evidence.SampleValues.random;
import static dev.weavergen.domain.evidence.SampleValues.real;
import static dev.weavergen.domain.evidence.SampleValues.set;
import static dev.weavergen.domain.evidence.SampleValues.text;
import static dev.weavergen.domain.evidence.SampleValues.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.weavergen.domain.intent.Language;
import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NotationTest {
  private static Stream<Arguments> values() {
    return Stream.of(
        arguments(none(), "None", "null"),
        arguments(bool(true), "True", "true"),
        arguments(integers(1, -2), "[1, -2]", "[1, -2]"),
        arguments(tuple(integer(1)), "(1,)", "(1,)"),
        arguments(tuple(), "()", "()"),
        arguments(set(), "set()", "{}"),
        arguments(set(integer(1)), "{1}", "{1}"),
        arguments(map(text("a"), integer(1)), "{'a': 1}", "{\"a\"=1}"),
        arguments(text("a"), "'a'", "\"a\""),
        arguments(text("it's"), "\"it's\"", "\"it's\""),
        arguments(text("a\"'b"), "'a\"\\'b'", "\"a\\\"'b\""),
        arguments(text("a\\n\n"), "'a\\\\n\\n'", "\"a\\\\n\\n\""),
        arguments(real(1), "1.0", "1.0"),
        arguments(real(1e16), "1e+16", "1.0E16"),
        arguments(real(1.5e-7), "1.5e-07", "1.5E-7"),
        arguments(real(123456.789), "123456.789", "123456.789"),
        arguments(real(-0.0), "-0.0", "-0.0"),
        arguments(real(Double.NaN), "nan", "NaN"),
        arguments(real(Double.NEGATIVE_INFINITY), "-inf", "-Infinity"),
        arguments(new Value.Complex(1, -2), "(1.0-2.0j)", "(1.0-2.0j)"),
        arguments(new Value.Bytes("00ff"), "b'\\x00\\xff'", "bytes 00ff"),
        arguments(lazy(integer(1)), "<one after the other: 1>", "<one after the other: 1>"),
        arguments(opaque("Color", "Color.RED"), "Color.RED", "Color.RED"),
        arguments(opaque("Thing", ""), "<Thing>", "<Thing>"),
        arguments(digest("aa"), "<list of 100000 bytes>", "<list of 100000 bytes>"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void of_value_readsAsTheLanguageIsWritten(Value value, String python, String java) {
    assertThat(Notation.of(value, Language.PYTHON)).isEqualTo(python);
    assertThat(Notation.of(value, Language.JAVA)).isEqualTo(java);
  }

  @Test
  void of_hugeValues_areShortAndQuick() {
    Value longText = text("x".repeat(1_000_000));
    Value longList = integers(LongStream.range(0, 100_000).toArray());
    Value hugeInteger = new Value.Int(BigInteger.ONE.shiftLeft(3_000_000));
    assertThat(Notation.of(longText, Language.PYTHON)).hasSize(Notation.CHARS_MAX).endsWith("…");
    assertThat(Notation.of(longList, Language.JAVA)).hasSize(Notation.CHARS_MAX).endsWith("…");
    assertThat(Notation.of(hugeInteger, Language.PYTHON))
        .isEqualTo("<integer of about 903090 digits>");
  }

  @Test
  void of_symbolsThatTerminalsObey_areEscaped() {
    assertThat(Notation.of(text("\u001b[2J\u202e\ud800\u0000"), Language.PYTHON))
        .isEqualTo("'\\u001b[2J\\u202e\\ud800\\u0000'");
    assertThat(Notation.of(new Outcome.Raised("Bad\u001bName", ""), Language.PYTHON))
        .isEqualTo("raises Bad\\u001bName");
  }

  @Test
  void of_exceptionNameWithoutEnd_isBounded() {
    assertThat(Notation.of(new Outcome.Raised("E".repeat(10_000), ""), Language.JAVA).length())
        .isLessThan(200);
  }

  @Test
  void of_randomValues_isBoundedAndPrintable() {
    long seed = 20_260_103;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 500; i++) {
      Value value = random(random, 5);
      for (Language language : Language.values()) {
        String text = Notation.of(value, language);
        assertThat(text).as("%s, seed %s", value, seed).hasSizeBetween(1, Notation.CHARS_MAX);
        assertThat(text.codePoints().anyMatch(Character::isISOControl)).isFalse();
      }
    }
  }
}
