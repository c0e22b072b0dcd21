package dev.weavergen.domain.evidence.probe;

import static dev.weavergen.domain.evidence.SampleValues.bool;
import static dev.weavergen.domain.evidence.SampleValues.integer;
import static dev.weavergen.domain.evidence.SampleValues.integers;
import static dev.weavergen.domain.evidence.SampleValues.list;
import static dev.weavergen.domain.evidence.SampleValues.map;
import static dev.weavergen.domain.evidence.SampleValues.none;
import static dev.weavergen.domain.evidence.SampleValues.opaque;
import static dev.weavergen.domain.evidence.SampleValues.real;
import static dev.weavergen.domain.evidence.SampleValues.set;
import static dev.weavergen.domain.evidence.SampleValues.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.weavergen.domain.evidence.Value;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JavaLiteralsTest {
  private static Stream<Arguments> written() {
    return Stream.of(
        arguments("int", integer(-5), "-5"),
        arguments("final int", integer(Integer.MIN_VALUE), "-2147483648"),
        arguments("long", integer(Long.MIN_VALUE), "-9223372036854775808L"),
        arguments("Long", integer(5), "5L"),
        arguments("byte", integer(5), "(byte) 5"),
        arguments(
            "BigInteger",
            integer("100000000000000000000"),
            "new java.math.BigInteger(\"100000000000000000000\")"),
        arguments("double", real(1.5), "1.5"),
        arguments("double", integer(2), "2.0"),
        arguments("double", real(Double.NaN), "Double.NaN"),
        arguments("float", real(Double.NEGATIVE_INFINITY), "Float.NEGATIVE_INFINITY"),
        arguments("float", real(1.5), "1.5f"),
        arguments("boolean", bool(true), "true"),
        arguments("char", text("'"), "'\\''"),
        arguments("String", text("a\"\\\n\u00e4"), "\"a\\\"\\\\\\012\\u00e4\""),
        arguments("@Nullable String", none(), "null"),
        arguments("int[]", integers(1, 2), "new int[]{1, 2}"),
        arguments("int...", integers(1), "new int[]{1}"),
        arguments(
            "int[][]", list(integers(1), integers()), "new int[][]{new int[]{1}, new int[]{}}"),
        arguments(
            "List<Integer>",
            integers(1, 2),
            "new java.util.ArrayList<Integer>(java.util.Arrays.<Integer>asList(1, 2))"),
        arguments("java.util.List<java.lang.Long>", list(), "new java.util.ArrayList<Long>()"),
        arguments(
            "Map<String, Integer>",
            map(text("a"), integer(1)),
            "new java.util.LinkedHashMap<String, Integer>(new java.util.TreeMap<String, Integer>("
                + "java.util.Map.<String, Integer>ofEntries("
                + "java.util.Map.<String, Integer>entry(\"a\", 1))))"));
  }

  @ParameterizedTest
  @MethodSource("written")
  void write_valueOfTheType_isAnExpression(String type, Value value, String expected) {
    assertThat(JavaLiterals.write(value, type)).contains(expected);
  }

  private static Stream<Arguments> refused() {
    return Stream.of(
        arguments("int", integer(1L << 31)),
        arguments("byte", integer(128)),
        arguments("int", none()),
        arguments("int", real(1.5)),
        arguments("char", text("ab")),
        arguments("String", integer(1)),
        arguments("boolean", integer(1)),
        arguments("int[]", list(text("a"))),
        arguments("List<Integer>", set(integer(1))),
        arguments("Map<int[], Integer>", map(integers(1), integer(1))),
        arguments("Runnable", opaque("Runnable", "r")),
        arguments("List<Runnable>", list()),
        arguments("List<Integer", integers(1)),
        arguments("int int", integer(1)),
        arguments("List<".repeat(300), list()));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void write_noValueOfTheType_isEmpty(String type, Value value) {
    assertThat(JavaLiterals.write(value, type)).isEmpty();
  }

  @Test
  void write_allTypes_compilesAsArgumentOfTheType() {
    JavaCalls calls = new JavaCalls();
    Stream.concat(written(), compiled())
        .map(Arguments::get)
        .forEach(row ->
            calls.add(
                ((String) row[0]).replace("@Nullable ", ""),
                JavaLiterals.write((Value) row[1], (String) row[0]).orElseThrow()));
    assertThat(calls.problems()).isEmpty();
  }

  private static Stream<Arguments> compiled() {
    return Stream.of(
        arguments("Object", integer(1)),
        arguments("List<Object>", list(integer(1), text("a"))),
        arguments("List<?>", list(integer(1), text("a"))),
        arguments("List", integers(1, 2)),
        arguments("List<? extends Number>", list(integer(1), real(2.5))),
        arguments("List<List<Integer>>", list(integers(1), integers())),
        arguments("List<int[]>", list(integers(1))),
        arguments("List<Integer>[]", list(integers(1))),
        arguments("Set<String>", set(text("a"))),
        arguments("TreeSet<String>", set(text("a"))),
        arguments("HashMap<Character, List<Integer>>", map(text("a"), integers(1))),
        arguments("Map<String, Integer>", map()),
        arguments("Deque<Integer>", integers(1)),
        arguments("Iterable<Double>", list(real(1), integer(2))),
        arguments("Collection<Boolean>", list(bool(true))),
        arguments("List<Short>", integers(1)),
        arguments("List<String>", list(none(), text("\u0000\ud800\u202e'"))),
        arguments("CharSequence", text("\\u0041")),
        arguments("BigDecimal", real(1e300)),
        arguments("char[][]", list(list(text("a")))),
        arguments("String[]", list(text("a"), none())),
        arguments("Integer[]", integers(1)));
  }

  @Test
  void write_typeVariable_isDecidedByTheValues() {
    assertThat(JavaLiterals.write(list(text("a")), "List<T>"))
        .contains("new java.util.ArrayList<String>(java.util.Arrays.<String>asList(\"a\"))");
  }
}
