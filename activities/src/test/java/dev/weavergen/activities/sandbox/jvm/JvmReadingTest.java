package dev.weavergen.activities.sandbox.jvm;

import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.integer;
import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.program;
import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.run;
import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.code.CodeReading;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmReadingTest {
  private static final String PROGRAM =
      """
      import java.util.List;
      import java.util.Map;
      import java.nio.file.*;

      // Counts what is left.
      public class Solution {
        record Pair(int a, int b) {}

        /* TODO: make it quick */
        public static int count(List<Integer> items, int unused, int... rest) throws Exception {
          int forgotten = 0;
          forgotten += 2;
          int sum = 0;
          for (int item : items) {
            if (item > 1 && item < 9) {
              while (sum < item) { sum++; }
            } else if (item == 0) {
              sum--;
            }
          }
          try {
            Files.readString(Path.of("secret"));
            System.exit(1);
          } catch (Exception e) {
            return items.stream().map(x -> x * 2).toList().size() + helper(3);
          }
          return sum;
        }

        private static int helper(int n) { return n == 0 ? 0 : helper(n - 1); }
      }
      """;

  private static CodeReading.Facts facts(String entryPoint, String source) {
    CodeReading reading = sandbox().read(List.of(program(entryPoint, source))).getFirst();
    assertThat(reading).isInstanceOf(CodeReading.Facts.class);
    return (CodeReading.Facts) reading;
  }

  @Test
  void read_program_findsEveryFact() {
    CodeReading.Facts facts = facts("count", PROGRAM);

    assertThat(facts.entry())
        .isEqualTo(new CodeReading.Entry(true, 2, OptionalInt.empty(), true, true));
    CodeReading.Names names = facts.names();
    assertThat(names.undefined()).isEmpty();
    assertThat(names.unusedParameters()).containsExactly("rest", "unused");
    assertThat(names.unusedVariables()).containsExactly("forgotten");
    assertThat(names.unusedImports()).containsExactly("java.util.Map");
    assertThat(names.imports()).containsExactly("java.nio.file", "java.util");
    assertThat(names.calls()).contains("exit", "helper", "readString", "stream");
    assertThat(names.functions()).containsExactly("count", "helper");
    assertThat(facts.shape().cyclomatic()).isEqualTo(7);
    assertThat(facts.shape().nesting()).isEqualTo(3);
    assertThat(facts.shape().lines()).isEqualTo(26);
    assertThat(facts.shape().nodes()).isGreaterThan(100);
    assertThat(facts.habits().idioms())
        .contains("for each", "lambda", "record", "recursion", "stream", "conditional expression");
    assertThat(facts.habits().dangerous()).contains("Files.readString", "System.exit");
    assertThat(facts.habits().todo()).isTrue();
    assertThat(facts.habits().bareExcept()).isTrue();
    assertThat(facts.habits().emptyBody()).isFalse();
    assertThat(facts.words()).contains("counts", "forgotten", "quick", "secret").isSorted();
  }

  @Test
  void read_talk_isAmongTheWordsAndNoNameThatIsRead() {
    CodeReading.Facts facts =
        facts(
            "twice",
            """
            class Solution {
              // the comment
              static int twice(int given) {
                String assigned = "text";
                System.out.println("printed" + assigned);
                return given * Integer.valueOf(2);
              }
            }
            """);

    assertThat(facts.words()).contains("comment", "assigned", "text", "printed", "println");
  }

  @Test
  void read_programWithOtherNames_hasTheSameTree() {
    String other =
        PROGRAM
            .replace("items", "values")
            .replace("sum", "total")
            .replace("helper", "assist")
            .replace("Solution", "Answer")
            .replace("// Counts what is left.", "");

    assertThat(facts("count", other).tree()).isEqualTo(facts("count", PROGRAM).tree());
    assertThat(facts("count", PROGRAM.replace("item > 1", "item > 2")).tree())
        .isNotEqualTo(facts("count", PROGRAM).tree());
  }

  @Test
  void read_emptyBody_isSeen() {
    assertThat(facts("f", "class A { static void f() {} }").habits().emptyBody()).isTrue();
    assertThat(
            facts("f", "class A { static int f() { throw new UnsupportedOperationException(); } }")
                .habits()
                .emptyBody())
        .isTrue();
    assertThat(facts("f", "class A { static int f() { return 1; } }").habits().emptyBody())
        .isFalse();
  }

  @Test
  void read_missingEntryPoint_isNotDefined() {
    assertThat(facts("g", "class A { static int f() { return 1; } }").entry().defined()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"parentheses", "additions", "blocks", "lambdas", "constants", "generics"})
  void read_hostileSource_endsAndTheNextIsServed(String kind) {
    String source =
        switch (kind) {
          case "parentheses" -> expression("(".repeat(20_000) + "1" + ")".repeat(20_000));
          case "additions" -> expression("1" + "+1".repeat(30_000));
          case "blocks" ->
              "class A { static void f() " + "{".repeat(20_000) + "}".repeat(20_000) + " }";
          case "lambdas" ->
              "class A { interface F<T> { T g(F<T> f); } static <T> T h(F<T> f) { return null; }"
                  + " static Object f() { return "
                  + "h(a -> ".repeat(30)
                  + "null"
                  + ")".repeat(30)
                  + "; } }";
          case "constants" ->
              "class A { static final String a = \""
                  + "x".repeat(50)
                  + "\";"
                  + doubled(40)
                  + " static int f() { return 1; } }";
          default ->
              "class A<T extends A<A<? super A<T>>>> { static Object f() { A<A<A<Integer>>> a = null; return a; } }";
        };

    assertThat(sandbox().read(List.of(program("f", source)))).hasSize(1);
    assertThat(run("f", "class A { static int f() { return 1; } }", "f()").outcomes())
        .containsExactly(integer(1));
  }

  private static String expression(String text) {
    return "class A { static int f() { return " + text + "; } }";
  }

  /** Constants each twice as long as the one before: a terabyte if they were folded. */
  private static String doubled(int times) {
    StringBuilder source = new StringBuilder();
    String before = "a";
    for (int i = 0; i < times; i++) {
      String name = "b" + i;
      source.append("static final String " + name + " = " + before + " + " + before + ";");
      before = name;
    }
    return source.toString();
  }
}
