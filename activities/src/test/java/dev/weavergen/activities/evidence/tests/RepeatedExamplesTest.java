package dev.weavergen.activities.evidence.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.intent.Example;
import dev.weavergen.domain.intent.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RepeatedExamplesTest {
  private static final RepeatedExamples TWICE = python(new Example("f(2, 'a')", "4.0"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "assert candidate(2, 'a') == 4.0",
        "assert candidate(2,\"a\")==4",
        "assert (candidate(2, 'a')) == (4.0), \"a message\"",
        "assert 4.0 == candidate(2, 'a')",
        "assert abs(candidate(2, 'a') - 4.0) < 1e-6",
      })
  void removedFrom_assertOfTheSameCallAndValue_standsForNothing(String repeated) {
    String test = "def check(candidate):\n    %s\n    assert candidate(3, 'a') == 6\n";

    assertThat(TWICE.removedFrom(test.formatted(repeated))).contains(test.formatted("pass"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "assert candidate(2, 'a') == 5",
        "assert candidate(2, 'b') == 4.0",
        "assert candidate(2, 'a') != 4.0",
        "assert candidate(2, 'a') == 4.0 or True",
        "assert candidate(2, 'a') + 0 == 4.0",
        "assert len(candidate(2, 'a')) == 4.0",
        "assert candidate(2, 'a') == (4.0,)",
        "for i in range(3): assert candidate(i, 'a') == 2 * i",
      })
  void removedFrom_whateverElseAnAssertSays_stays(String other) {
    String test = "def check(candidate):\n    " + other + "\n";

    assertThat(TWICE.removedFrom(test)).contains(test);
  }

  @Test
  void removedFrom_truth_isReadFromTheCallAlone() {
    RepeatedExamples truths = python(new Example("f(1)", "True"), new Example("f(2)", "False"));

    assertThat(truths.removedFrom("assert f(1)\nassert not f(2)\nassert f(2)\nassert f(3) is True"))
        .contains("pass\npass\nassert f(2)\nassert f(3) is True");
  }

  @Test
  void removedFrom_nothingElseChecked_isEmpty() {
    assertThat(TWICE.removedFrom("def check(candidate):\n    assert candidate(2, 'a') == 4\n"))
        .isEmpty();
  }

  @Test
  void removedFrom_exampleGivenAsAssert_isKnownHoweverItIsPut() {
    RepeatedExamples written =
        new RepeatedExamples(
            Language.PYTHON, "f", List.of(), List.of("assert set(f([1, 2]))==set([2, 1]) "));

    assertThat(written.removedFrom("assert set(f([1,2])) == set([2,1])\nassert f([]) == []\n"))
        .contains("pass\nassert f([]) == []\n");
  }

  @Test
  void removedFrom_java_leavesTheStatementEmpty() {
    RepeatedExamples java =
        new RepeatedExamples(Language.JAVA, "f", List.of(new Example("f(1)", "2")), List.of());

    assertThat(java.removedFrom("assert f(1) == 2; assert f(5) == 6;"))
        .contains("; assert f(5) == 6;");
  }

  private static RepeatedExamples python(Example... examples) {
    return new RepeatedExamples(Language.PYTHON, "f", List.of(examples), List.of());
  }
}
