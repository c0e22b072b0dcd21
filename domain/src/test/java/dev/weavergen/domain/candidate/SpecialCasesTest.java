package dev.weavergen.domain.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.intent.Example;
import dev.weavergen.domain.intent.Language;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialCasesTest {
  private static final List<Example> EXAMPLES =
      List.of(new Example("f(7, 'ab')", "[3.50]"), new Example("f(0)", "1"));

  private static List<Integer> python(String source) {
    return of(Language.PYTHON, source, EXAMPLES);
  }

  private static List<Integer> of(Language language, String source, List<Example> examples) {
    return SpecialCases.of(Program.of(language, Optional.of("f"), source), examples);
  }

  @Test
  void of_tableOfTheExamples_findsThem() {
    assertThat(python("def f(*a):\n    return {(7, \"ab\"): [3.5], (0,): 1}[a]\n"))
        .containsExactly(0, 1);
  }

  @Test
  void of_negativeAndGroupedNumbers_comparesValues() {
    assertThat(
            of(
                Language.PYTHON,
                "def f(x):\n    return -1_500 if x == -12 else x\n",
                List.of(new Example("f(-12)", "-1500"))))
        .containsExactly(0);
  }

  @Test
  void of_docstringCommentAssertAndScript_areNotWhatItComputesWith() {
    assertThat(
            python(
                """
                def f(n, s=''):
                    ""\"f(7, 'ab') gives [3.50]""\"
                    # f(7, 'ab') == [3.50]
                    print(7, 'ab', 3.5)
                    return [n / 2]
                assert f(7, 'ab') == [3.50]
                if __name__ == '__main__':
                    x = f(7, 'ab'), 3.5
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if __name__ != '':\n    def f(*a):\n        return {(7, 'ab'): [3.5]}[a]\n",
        "if __name__:\n    T = {(7, 'ab'): [3.5]}\ndef f(*a):\n    return T[a]\n",
        "def f(*a):\n    assert True; return {(7, 'ab'): [3.5]}[a]\n",
        "def f(*a):\n    print(); return {(7, 'ab'): [3.5]}[a]\n",
        "def f(*a):\n    assert (t := {(7, 'ab'): [3.5]})\n    return t[a]\n",
        "def f(*a):\n    return {(0x7, 'a' 'b'): [3.5]}[a]\n",
        "def f(*a):\n    return eval(\"{(7, 'ab'): [3.5]}\")[a]\n",
        "def f(*a):\n    \"{(7, 'ab'): [3.5]}\"\n    return eval(f.__doc__)[a]\n"
      })
  void of_tableInAnOddPlace_findsIt(String source) {
    assertThat(python(source)).containsExactly(0);
  }

  @Test
  void of_resultThatIsNotWritten_isNoSpecialCase() {
    assertThat(python("def f(n, s='ab'):\n    return n / 2 if n == 7 else n\n")).isEmpty();
  }

  @Test
  void of_commonNumbersAlone_tellNothing() {
    assertThat(python("def f(n):\n    return 1 if n == 0 else n * f(n - 1)\n")).isEmpty();
  }

  @Test
  void of_java_findsThemOutsideComments() {
    List<Example> examples = List.of(new Example("f(41L, \"k\")", "3.5"));

    assertThat(
            of(
                Language.JAVA,
                "class S { static double f(long n, String s)"
                    + " { return n == 41 && s.equals(\"k\") ? 3.5d : .0; } }",
                examples))
        .containsExactly(0);
    assertThat(
            of(
                Language.JAVA,
                "class S { /* 41 \"k\" 3.5 */ static double f41(long n, String s) { return n; } }",
                examples))
        .isEmpty();
  }

  @Test
  void of_hostileText_ends() {
    assertThat(python("'".repeat(60_000))).isEmpty();
    assertThat(of(Language.JAVA, "1.e".repeat(20_000), EXAMPLES)).isEmpty();
    assertThat(python("x = 1e999999999\n" + "9".repeat(60_000))).isEmpty();
  }
}
