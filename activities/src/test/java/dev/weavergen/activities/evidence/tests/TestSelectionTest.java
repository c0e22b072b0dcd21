package dev.weavergen.activities.evidence.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.intent.Example;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestSelectionTest {
  private static final TestSelection SELECTION = TestSelection.of(Language.PYTHON, "f");

  @Test
  void choose_repetitionsOfOneAuthor_countOnce() {
    assertThat(
            SELECTION.choose(
                List.of(
                    test("a", "assert f(1) == 2"),
                    test("a", "assert f( 1 )==2"),
                    test("b", "assert f(1) == 2"),
                    test("a", "assert f(1) == 3"))))
        .containsExactly(
            test("a", "assert f(1) == 2"),
            test("a", "assert f(1) == 3"),
            test("b", "assert f(1) == 2"));
  }

  @Test
  void choose_withoutEntryPoint_isLeftOut() {
    assertThat(
            SELECTION.choose(
                List.of(test("a", "assert True"), test("a", "assert f("), test("a", ""))))
        .isEmpty();
  }

  @Test
  void choose_hiddenExamples_leavesOutTheirCalls() {
    TestSelection hiding =
        SELECTION.without(List.of(new Example("f('a', [1])", "2"), new Example("len(f(3))", "1")));
    assertThat(
            hiding.choose(
                List.of(
                    test("a", "assert f(\"a\", [ 1 ]) == 2"),
                    test("a", "assert 5 == f('a', [1])"),
                    test("a", "assert f(3) == [0]"),
                    test("a", "assert f('a', [2]) == 2"))))
        .containsExactly(test("a", "assert f('a', [2]) == 2"));
  }

  @Test
  void choose_tooMany_sharesBetweenAuthors() {
    List<GeneratedTest> tests = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      tests.add(test("a", "assert f(" + i + ") == 1"));
    }
    for (int i = 0; i < 50; i++) {
      tests.add(test("b", "assert f(" + i + ") == 1"));
    }
    List<GeneratedTest> chosen = SELECTION.choose(tests);
    assertThat(chosen).hasSize(Limits.GENERATED_TESTS_MAX);
    assertThat(chosen.stream().filter(test -> test.author().equals("b"))).hasSize(50);
    assertThat(chosen.getFirst()).isEqualTo(tests.getFirst());
  }

  private static GeneratedTest test(String author, String source) {
    return new GeneratedTest(author, source);
  }
}
