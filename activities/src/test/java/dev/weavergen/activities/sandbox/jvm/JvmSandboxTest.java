package dev.weavergen.activities.sandbox.jvm;

import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.integer;
import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.order;
import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.run;
import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.runAtLeisure;
import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.sandbox;
import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.evidence.Check;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Load;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.RunLimits;
import dev.weavergen.domain.evidence.Value;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmSandboxTest {
  private static final Outcome NOTHING = new Outcome.Returned(new Value.Nothing());

  @Test
  void run_staticMethod_givesEveryValue() {
    Execution execution =
        run(
            "add",
            "public class Solution { public static int add(int a, int b) { return a + b; } }",
            "add(1, 2)",
            "add(-1, 1)",
            "Solution.add(40, 2)");

    assertThat(execution.load()).isEqualTo(new Load.Loaded());
    assertThat(execution.outcomes()).containsExactly(integer(3), integer(0), integer(42));
    assertThat(execution.cpuMicros()).hasSize(3);
    assertThat(execution.cpuMicrosTotal()).isPositive();
    assertThat(execution.memoryBytesPeak()).isGreaterThan(10L << 20);
  }

  @Test
  void run_instanceMethod_getsAFreshObjectForEachCall() {
    Execution execution =
        run(
            "next",
            "class Counter { private int n; public int next() { return ++n; } }",
            "next()",
            "next()",
            "new Counter().next()");

    assertThat(execution.outcomes()).containsExactly(integer(1), integer(1), integer(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "record Point(int x) { static int f() { return 7; } }",
        "interface Shape { static int f() { return 7; } }",
        "enum Color { RED, BLUE; static int f() { return 7; } }",
        "class Outer { static class Inner { static int f() { return 7; } } }",
        "package demo.deep; class Solution { private static int f() { return 7; } }",
        "class Other { int g() { return 1; } } class Solution { int f() { return new Other().g() + 6; } }",
        "class Solution { protected Solution() {} int f() throws Exception { return 7; } }",
      })
  void run_entryPointOfAnyType_isFound(String source) {
    assertThat(run("f", source, "f()").outcomes()).containsExactly(integer(7));
  }

  @Test
  void run_values_areCanonical() {
    String source =
        """
        import java.util.*; import java.util.stream.*; import java.math.BigInteger;
        class Solution {
          record Point(int x, int y) {}
          enum Color { RED }
          static class Node { int value; Node next; Node(int v, Node n) { value = v; next = n; } }
          static Object f(int which) {
            return switch (which) {
              case 0 -> new int[] {1, 2};
              case 1 -> new HashSet<>(List.of("b", "a"));
              case 2 -> Map.of("k", 1.5);
              case 3 -> IntStream.range(0, 3);
              case 4 -> 'c';
              case 5 -> BigInteger.TWO.pow(100);
              case 6 -> Color.RED;
              case 7 -> new Point(1, 2);
              case 8 -> new Node(1, new Node(2, null));
              case 9 -> -0.0;
              case 10 -> new Object();
              case 11 -> Double.NaN;
              default -> null;
            };
          }
        }
        """;

    Execution execution =
        run(
            "f", source, "f(0)", "f(1)", "f(2)", "f(3)", "f(4)", "f(5)", "f(6)", "f(7)", "f(8)",
            "f(9)", "f(10)", "f(11)", "f(12)");

    assertThat(execution.outcomes().stream().map(JvmSandboxTest::shown))
        .containsExactly(
            "Sequence[kind=LIST, items=[Int[value=1], Int[value=2]]]",
            "Group[items=[Text[value=a], Text[value=b]]]",
            "Mapping[entries=[Entry[key=Text[value=k], value=Real[value=1.5]]]]",
            "Sequence[kind=LAZY, items=[Int[value=0], Int[value=1], Int[value=2]]]",
            "Text[value=c]",
            "Int[value=1267650600228229401496703205376]",
            "Opaque[type=Color, text=Color.RED]",
            "Opaque[type=Point, text=Point[x=1, y=2]]",
            "Opaque[type=Node, text=Node{value=1, next=Node{value=2, next=null}}]",
            "Real[value=-0.0]",
            "Opaque[type=Object, text=Object]",
            "Real[value=NaN]",
            "Nothing[]");
  }

  private static String shown(Outcome outcome) {
    return outcome instanceof Outcome.Returned(Value value) ? value.toString() : outcome.toString();
  }

  @Test
  void run_exceptions_areRaisedByName() {
    String source =
        """
        class Solution {
          static class Own extends RuntimeException { Own() { super("mine"); } }
          static int f(int n) throws Exception {
            if (n == 0) throw new Own();
            if (n == 1) return new int[0][1].length / 0;
            if (n == 2) return f(n);
            throw new java.io.IOException("checked");
          }
        }
        """;

    assertThat(run("f", source, "f(0)", "f(1)", "f(2)", "f(3)").outcomes())
        .containsExactly(
            new Outcome.Raised("Own", "mine"),
            new Outcome.Raised("ArithmeticException", "/ by zero"),
            new Outcome.Raised("StackOverflowError", ""),
            new Outcome.Raised("IOException", "checked"));
  }

  @Test
  void run_callThatDoesNotCompile_leavesTheOthersAlone() {
    List<Outcome> outcomes =
        run(
                "f",
                "class Solution { static void f(int n) {} }",
                "f(1)",
                "f(\"text\")",
                "f(2",
                "f(3)",
                "missing()",
                "f(1)); } static { System.exit(1); } void g() { f((1)")
            .outcomes();

    assertThat(outcomes).hasSize(6);
    assertThat(outcomes.get(0)).isEqualTo(NOTHING);
    assertThat(outcomes.get(3)).isEqualTo(NOTHING);
    for (int broken : new int[] {1, 2, 4, 5}) {
      assertThat(outcomes.get(broken))
          .isInstanceOfSatisfying(
              Outcome.Raised.class,
              raised -> assertThat(raised.exception()).isEqualTo("CompileError"));
    }
  }

  @Test
  void run_callsThatNeedImports_findTheCollections() {
    String source =
        "class Solution { static int f(java.util.List<Integer> xs) { return xs.size(); } }";

    assertThat(
            run("f", source, "f(List.of(1, 2))", "f(Arrays.asList(1))", "f([1, 2, 3])").outcomes())
        .containsExactly(integer(2), integer(1), integer(3));
  }

  @Test
  void run_literalsOfOtherLanguages_takeTheParametersTypes() {
    String source =
        """
        import java.util.*;
        class Solution {
          static String f(int[] xs, List<String> names, Map<String, Integer> ages, boolean b, long n, String s) {
            names.add("new");
            return xs.length + " " + names + " " + ages + " " + b + " " + n + " " + s;
          }
        }
        """;

    assertThat(run("f", source, "f([1, 2], ['a'], {'k': 1}, True, 5000000000, None)").outcomes())
        .containsExactly(text("2 [a, new] {k=1} true 5000000000 null"));
  }

  @Test
  void run_endlessLoop_isTimedOutAndTheRestGoesOn() {
    String source = "class Solution { static int f(int n) { while (n == 1) {} return n; } }";

    assertThat(run("f", source, "f(0)", "f(1)", "f(2)").outcomes())
        .containsExactly(integer(0), new Outcome.TimedOut(), integer(2));
  }

  @Test
  void run_sleepingForEver_isTimedOut() {
    String source =
        "class Solution { static int f() throws Exception { Thread.sleep(100000); return 1; } }";

    assertThat(run("f", source, "f()").outcomes()).containsExactly(new Outcome.TimedOut());
  }

  @Test
  void run_batchThatLoopsThroughout_takesItsBatchTimeOnce() {
    String source = "class Solution { static int f() { while (true) {} } }";

    List<Outcome> outcomes =
        run(
                "f",
                source,
                java.util.stream.Stream.generate(() -> "f()").limit(20).toArray(String[]::new))
            .outcomes();

    assertThat(outcomes).hasSize(20).containsOnly(new Outcome.TimedOut());
  }

  @Test
  void run_hugeArray_isOutOfMemoryAndTheRestGoesOn() {
    String source =
        "class Solution { static int f(int n) { return n == 0 ? 1 : new long[n][1 << 20].length; } }";

    assertThat(runAtLeisure("f", source, "f(0)", "f(1000)", "f(0)").outcomes())
        .containsExactly(integer(1), new Outcome.OutOfMemory(), integer(1));
  }

  @Test
  void run_listThatGrows_isOutOfMemory() {
    String source =
        """
        import java.util.*;
        class Solution {
          static int f() { List<int[]> all = new ArrayList<>(); while (true) all.add(new int[1000]); }
        }
        """;

    assertThat(runAtLeisure("f", source, "f()").outcomes())
        .containsExactly(new Outcome.OutOfMemory());
  }

  @Test
  void run_floodOfOutput_isOutputLimitEvenWhenCaught() {
    String source =
        """
        class Solution {
          static int f(boolean flood) {
            while (flood) { try { System.out.println("x".repeat(10_000)); } catch (Throwable t) {} }
            System.out.println("hello"); return 1;
          }
        }
        """;

    Execution execution = run("f", source, "f(false)", "f(true)", "f(false)");

    assertThat(execution.outcomes())
        .containsExactly(integer(1), new Outcome.OutputLimit(), integer(1));
    assertThat(execution.output()).startsWith("hello\n");
  }

  @Test
  void run_hugeValue_isADigestAndAHugerOneOutputLimit() {
    String source = "class Solution { static String f(int n) { return \"x\".repeat(n); } }";

    List<Outcome> outcomes = run("f", source, "f(100_000)", "f(3_000_000)", "f(1)").outcomes();

    assertThat(outcomes.get(0))
        .isInstanceOfSatisfying(
            Outcome.Returned.class,
            returned -> assertThat(returned.value()).isInstanceOf(Value.Digest.class));
    assertThat(outcomes.subList(1, 3)).containsExactly(new Outcome.OutputLimit(), text("x"));
  }

  @Test
  void run_exit_isACrashAndTheRestGoesOn() {
    String source =
        """
        class Solution { static int f(int n) {
          if (n == 1) System.exit(3);
          if (n == 2) Runtime.getRuntime().halt(0);
          return n; } }
        """;

    assertThat(run("f", source, "f(0)", "f(1)", "f(2)", "f(4)").outcomes())
        .containsExactly(integer(0), new Outcome.Crashed(0), new Outcome.Crashed(0), integer(4));
  }

  @Test
  void run_brokenSource_isSyntaxFailedWithItsLine() {
    assertThat(run("f", "class Solution {\n  static int f() { return missing; }\n}", "f()").load())
        .isInstanceOfSatisfying(
            Load.SyntaxFailed.class,
            failed -> {
              assertThat(failed.line()).isEqualTo(2);
              assertThat(failed.message()).contains("cannot find symbol");
            });
  }

  @Test
  void run_failingInitialiser_isLoadFailed() {
    String source = "class Solution { static int x = 1 / 0; static int f() { return 1; } }";

    assertThat(run("f", source, "f()").load())
        .isEqualTo(
            new Load.LoadFailed(
                new Outcome.Raised("ArithmeticException", "/ by zero"), "/ by zero"));
  }

  @Test
  void run_endlessInitialiser_isLoadFailedInTime() {
    String source =
        "class Solution { static { while (Math.abs(1) == 1) {} } static int f() { return 1; } }";

    assertThat(run("f", source, "f()").load())
        .isEqualTo(new Load.LoadFailed(new Outcome.TimedOut(), ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "class Solution { static int g() { return 1; } }",
        "class Solution { final int n; Solution(int n) { this.n = n; } int f() { return n; } }",
        "abstract class Solution { int f() { return 1; } }",
      })
  void run_withoutUsableEntryPoint_isLoadFailed(String source) {
    assertThat(run("f", source, "f()").load())
        .isInstanceOfSatisfying(
            Load.LoadFailed.class, failed -> assertThat(failed.outcome()).isEqualTo(NOTHING));
  }

  @Test
  void run_severalPrograms_oneThatLoopsCostsNobodyElse() {
    List<Execution> executions =
        sandbox()
            .run(
                List.of(
                    order("f", "class A { static int f() { while (true) {} } }", "f()"),
                    order("f", "class B { static int f() { return 1; } }", "f()"),
                    order("f", "class C { oops", "f()"),
                    order("f", "class D { static int f() { return 2; } }", "f()")));

    assertThat(executions.get(0).outcomes()).containsExactly(new Outcome.TimedOut());
    assertThat(executions.get(1).outcomes()).containsExactly(integer(1));
    assertThat(executions.get(2).load()).isInstanceOf(Load.SyntaxFailed.class);
    assertThat(executions.get(3).outcomes()).containsExactly(integer(2));
  }

  @Test
  void run_identityHashCodes_areTheSameEachTime() {
    String source = "class Solution { static int f() { return new Object().hashCode(); } }";

    assertThat(run("f", source, "f()").outcomes()).isEqualTo(run("f", source, "f()").outcomes());
  }

  @Test
  void evaluate_expressions_understandsJavaAndLiterals() {
    List<Outcome> outcomes =
        sandbox()
            .evaluate(
                List.of(
                    "1 + 1",
                    "List.of(1, 2)",
                    "[1, 2]",
                    "new int[] {1, 2}",
                    "True",
                    "None",
                    "null",
                    "{\"a\": 1}",
                    "'text'",
                    "\"text\"",
                    "Map.of(\"a\", 1)",
                    "(1)",
                    "1.5",
                    "{1, 2}"));

    assertThat(outcomes.get(0)).isEqualTo(integer(2));
    assertThat(outcomes.get(1)).isEqualTo(outcomes.get(2)).isEqualTo(outcomes.get(3));
    assertThat(outcomes.get(4)).isEqualTo(new Outcome.Returned(new Value.Bool(true)));
    assertThat(outcomes.get(5)).isEqualTo(NOTHING).isEqualTo(outcomes.get(6));
    assertThat(outcomes.get(7)).isEqualTo(outcomes.get(10));
    assertThat(outcomes.get(8)).isEqualTo(text("text")).isEqualTo(outcomes.get(9));
    assertThat(outcomes.get(11)).isEqualTo(integer(1));
    assertThat(outcomes.get(12)).isEqualTo(new Outcome.Returned(new Value.Real(1.5)));
    assertThat(outcomes.get(13)).isEqualTo(outcomes.get(2));
  }

  @Test
  void evaluate_whatIsNoExpression_isACompileError() {
    assertThat(sandbox().evaluate(List.of("1 +", "2", "nowhere")))
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(Outcome.Raised.class),
            second -> assertThat(second).isEqualTo(integer(2)),
            third -> assertThat(third).isInstanceOf(Outcome.Raised.class));
  }

  @Test
  void arguments_ofCalls_areTheirValues() {
    List<List<Outcome>> arguments =
        sandbox()
            .arguments(List.of("f(1, \"a\")", "f([1], 2)", "g(1)", "f()", "Solution.f(3)"), "f");

    assertThat(arguments.get(0)).containsExactly(integer(1), text("a"));
    assertThat(arguments.get(1)).hasSize(2).last().isEqualTo(integer(2));
    assertThat(arguments.get(2)).isEmpty();
    assertThat(arguments.get(3)).isEmpty();
    assertThat(arguments.get(4)).containsExactly(integer(3));
  }

  @Test
  void takeApart_asserts_givesOneCheckEach() {
    String test =
        """
        @Test void works() {
          Solution solution = new Solution();
          assertEquals(3, solution.f(1, 2));
          assertEquals(0.5, f(1), 1e-6);
          Assertions.assertTrue(Solution.f(4) == 5, "message");
          assertFalse(f(6));
          assert f(7).equals(List.of(1));
          assert Math.abs(f(8) - 2.5) < 0.01;
          assertThrows(IllegalArgumentException.class, () -> f(-1));
          assertNull(new Solution().f(9));
          assertThat(f(10)).isNotEqualTo("x");
          assertArrayEquals(new int[] {1}, f(11));
        }
        """;

    assertThat(sandbox().takeApart(List.of(test), "f").getFirst())
        .containsExactly(
            equal("f(1, 2)", "3", OptionalDouble.empty()),
            equal("f(1)", "0.5", OptionalDouble.of(1e-6)),
            equal("f(4)", "5", OptionalDouble.empty()),
            new Check.Truth("f(6)", false),
            equal("f(7)", "List.of(1)", OptionalDouble.empty()),
            equal("f(8)", "2.5", OptionalDouble.of(0.01)),
            new Check.Raises("f(-1)", "IllegalArgumentException"),
            equal("f(9)", "null", OptionalDouble.empty()),
            new Check.Compared("f(10)", Check.Relation.DIFFERENT, "\"x\"", OptionalDouble.empty()),
            equal("f(11)", "new int[] {1}", OptionalDouble.empty()));
  }

  private static Check equal(String call, String expected, OptionalDouble tolerance) {
    return new Check.Compared(call, Check.Relation.EQUAL, expected, tolerance);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int[] a = {1}; f(a); assertEquals(1, a[0]);",
        "for (int i = 0; i < 3; i++) assertEquals(i, f(i));",
        "assertEquals(f(1), f(2));",
        "nothing java",
        "class T { int x; @Test void t() { assert f(1) == 2; } }",
      })
  void takeApart_moreThanAsserts_staysWhole(String test) {
    assertThat(sandbox().takeApart(List.of(test), "f").getFirst())
        .containsExactly(new Check.Contained(test));
  }

  @Test
  void runContained_java_saysThatItCannot() {
    assertThat(
            sandbox()
                .runContained(
                    OpenSandbox.program("f", "class A {}"),
                    new Check.Contained("f()"),
                    RunLimits.CANDIDATE))
        .isInstanceOfSatisfying(
            Outcome.Raised.class,
            raised -> assertThat(raised.exception()).isEqualTo(Check.Contained.UNSUPPORTED));
  }
}
