package dev.weavergen.activities.sandbox.jvm;

import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.program;
import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.sandbox.TraceLines;
import dev.weavergen.domain.evidence.RunLimits;
import dev.weavergen.domain.reasoning.Feedback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Java programs do on one call, line by line. */
class JvmTraceTest {
  @Test
  void trace_loop_showsWhatEachRoundChanged() {
    assertThat(
            trace(
                """
                class Solution {
                  static int f(int[] xs) {
                    int total = 0;
                    for (int x : xs) {
                      if (x % 2 == 1) {
                        total += x;
                      }
                    }
                    return total;
                  }
                }
                """,
                "f(new int[] {1, 2, 3})"))
        .containsExactly(
            "call f(xs=[1, 2, 3])",
            "  line 4: total=0, x=1",
            "  line 6: total=1",
            "  line 4: x=2",
            "  line 4: x=3",
            "  line 6: total=4",
            "  line 9: returns 4");
  }

  @Test
  void trace_recursion_isIndented() {
    assertThat(
            trace(
                """
                class Solution {
                  static long f(long n) {
                    if (n <= 1) {
                      return 1;
                    }
                    return n * f(n - 1);
                  }
                }
                """,
                "f(3)"))
        .containsExactly(
            "call f(n=3)",
            "  call f(n=2)",
            "    call f(n=1)",
            "      line 4: returns 1",
            "    line 6: returns 2",
            "  line 6: returns 6");
  }

  @Test
  void trace_exceptions_areShownWhereTheyAreThrownAndCaught() {
    assertThat(
            trace(
                """
                class Solution {
                  static boolean f(String s) {
                    int n = 0;
                    try {
                      n = g(s);
                    } catch (IllegalStateException e) {
                      n = -1;
                    }
                    return s.charAt(n) == 'x';
                  }
                  static int g(String s) {
                    throw new IllegalStateException(s);
                  }
                }
                """,
                "f(\"a\\nb\")"))
        .containsExactly(
            "call f(s=\"a\\nb\")",
            "  call g(s=\"a\\nb\")",
            "    line 12: raises IllegalStateException",
            "  line 5: n=0",
            "  line 7: n=-1",
            "raises StringIndexOutOfBoundsException at line 9");
  }

  @Test
  void trace_objectsAndLambdas_areShownWithoutTheirOwnCode() {
    assertThat(
            trace(
                """
                import java.util.*;
                import java.util.function.*;
                class Solution {
                  static class Node {
                    int value; Node rest;
                    Node(int value, Node rest) { this.value = value; this.rest = rest; }
                    @Override public String toString() { throw new Error(); }
                    @Override public int hashCode() { return 1; }
                  }
                  enum Kind {
                    A;
                    @Override public String toString() { throw new Error(); }
                  }
                  static class Odd extends ArrayList<Integer> {
                    @Override public Iterator<Integer> iterator() { throw new Error(); }
                  }
                  private int calls;
                  boolean f(int n) {
                    Node head = new Node(n, null);
                    List<Object> items = new ArrayList<>(List.of(head, Kind.A, 'c', 1.5));
                    Map<String, Object> byName = new TreeMap<>(Map.of("a", new int[] {1}));
                    Odd odd = new Odd();
                    IntUnaryOperator twice = x -> 2 * x;
                    calls += twice.applyAsInt(n);
                    return calls > 1;
                  }
                }
                """,
                "f(1)"))
        .containsExactly(
            "call f(n=1)",
            "  call new Node(value=1, rest=null)",
            "    line 6: this=<Node value=1 rest=null>; returns",
            "  call new Kind()",
            "    line 10: this=A; returns",
            "  call lambda(x=1)",
            "    line 23: returns 2",
            "  line 25: this=<Solution calls=2>, head=<Node value=1 rest=null>,"
                + " items=[<Node value=1 rest=null>, A, 'c', 1.5], byName={\"a\"=[1]}, odd=<Odd>,"
                + " twice=<function>…");
  }

  @Test
  void trace_largeValues_showBeginningEndAndSize() {
    assertThat(
            trace(
                """
                import java.math.BigInteger;
                import java.util.*;
                class Solution {
                  static int f(int n) {
                    long[] big = new long[n];
                    big[n - 1] = 7L;
                    String text = "ab".repeat(n);
                    BigInteger number = BigInteger.TWO.pow(n);
                    if (n > 1) {
                      return 1;
                    }
                    return 0;
                  }
                }
                """,
                "f(1000)"))
        .containsExactly(
            "call f(n=1000)",
            "  line 9: big=[0, 0, 0, 0, 0, 0, …<1000>, 0, 7],"
                + " text=\"abababababababababab\"…\"ababababab\"<2000>, number=<BigInteger>",
            "  line 10: returns 1");
  }

  @Test
  void trace_callThatNeverEnds_isCutAtItsLimit() {
    List<String> lines =
        trace(
            """
            class Solution {
              static int f(int n) {
                while (n != 0) {
                  n += 2;
                }
                return n;
              }
            }
            """,
            "f(1)");

    assertThat(lines)
        .hasSize(Feedback.TRACE_LINES_MAX)
        .startsWith("call f(n=1)", "  line 4: n=3", "  line 4: n=5");
    assertThat(lines.get(24)).matches("… \\d+ lines left out");
    assertThat(lines.get(48)).matches("  line 4: n=-?\\d+");
    assertThat(lines.getLast()).matches("still running at line [34] after \\d+ steps");
  }

  @Test
  void trace_recursionWithoutEnd_showsTheDeepestCalls() {
    List<String> lines =
        trace("class Solution { static int f(int n) { return f(n + 1); } }", "f(0)");

    assertThat(lines).hasSize(Feedback.TRACE_LINES_MAX).startsWith("call f(n=0)", "  call f(n=1)");
    assertThat(lines.getLast()).startsWith("raises StackOverflowError");
  }

  @Test
  void trace_unusualCode_stillLoads() {
    assertThat(
            trace(
                """
                package demo;
                import java.util.*;
                import java.util.stream.*;
                sealed interface Shape permits Square, Circle {}
                record Square(int side) implements Shape {
                  Square { if (side < 0) throw new IllegalArgumentException(); }
                }
                record Circle(double radius) implements Shape {}
                class Base { final int a; Base(int a) { this.a = a; } }
                class Derived extends Base {
                  final String b;
                  Derived(int n) { super(n > 1 ? n : -n); b = n > 2 ? "x" : "y"; }
                }
                class Solution {
                  static String f(int n) {
                    Object o = n > 0 ? new Square(n) : "text";
                    String kind = switch (o) {
                      case Square(int side) when side > 2 -> "large";
                      case Square s -> "square " + s.side();
                      default -> "other";
                    };
                    int sum = IntStream.range(0, n).map(i -> i * 2).sum();
                    long wide; double real = 1.5;
                    if (sum > 2) { wide = 1L; } else { wide = 2L; }
                    try { synchronized (o) { real += wide; } } finally { sum++; }
                    outer:
                    for (int i = 0; i < 3; i++) {
                      for (char c = 'a'; c < 'c'; c++) { if (i == 1) continue outer; sum += c; }
                    }
                    do { n--; } while (n > 0);
                    int[][] grid = {{1}, {2, 3}};
                    var list = new ArrayList<Map.Entry<Integer, Integer>>();
                    for (int[] row : grid) for (int v : row) list.add(Map.entry(v, v));
                    return kind + sum + new Derived(2).b + list.size() + real;
                  }
                }
                """,
                "f(3)"))
        .last(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .isEqualTo("  line 34: returns \"large397y32.5\"");
  }

  @Test
  void trace_programOrCallThatDoesNotCompileOrLoad_hasNoLines() {
    assertThat(trace("class Solution { int f( }", "f()")).isEmpty();
    assertThat(trace("class Solution { static int f() { return 1; } }", "f(")).isEmpty();
    assertThat(trace("class Solution { static int g() { return 1; } }", "f()")).isEmpty();
    assertThat(
            trace("class Solution { static int n = 1 / 0; static int f() { return n; } }", "f()"))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void trace_hostileProgram_isBoundedAndPlain(Path file) throws IOException {
    List<String> lines = trace(Files.readString(file), "f(1)");

    assertThat(lines).hasSizeLessThanOrEqualTo(Feedback.TRACE_LINES_MAX);
    assertThat(lines)
        .allSatisfy(line -> {
          assertThat(line).hasSizeLessThanOrEqualTo(TraceLines.CHARS_MAX);
          assertThat(line).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]");
        });
  }

  private static List<Path> hostile() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/traces/hostile"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static List<String> trace(String source, String call) {
    return sandbox().trace(program("f", source), call, RunLimits.CANDIDATE);
  }
}
