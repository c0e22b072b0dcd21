package dev.weavergen.activities.evidence.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.intent.Language;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestReplyTest {
  @Test
  void read_fencedAsserts_givesEachOnce() {
    assertThat(
            python(
                """
                Here are the tests:

                ```python
                assert f([1, 2]) == 3
                assert f([1,2])==3  # again
                assert f([]) == 0, "empty"
                assert f('a') == "b"
                assert f("a") == 'b'
                ```
                They cover everything.
                """))
        .containsExactly("assert f([1, 2]) == 3", "assert f([]) == 0", "assert f('a') == \"b\"");
  }

  @Test
  void read_unfencedBetweenWords_findsAsserts() {
    assertThat(
            python(
                """
                Don't worry (these are simple:
                1. assert f(1) == 1
                2) assert f(2) == 2
                - `assert f(3) == 3` since three is odd
                - For four: assert f(4) == 4.
                >>> assert f(5) == 5
                I assert f(6) == 6 as well, and assert that f(7) is right.
                assert that f(8) is 8
                """))
        .containsExactly(
            "assert f(1) == 1",
            "assert f(2) == 2",
            "assert f(3) == 3",
            "assert f(4) == 4.",
            "assert f(5) == 5");
  }

  @Test
  void read_severalInALine_givesEach() {
    assertThat(python("assert f(1) == 1; assert f(';') == 2; print(3)\n"))
        .containsExactly("assert f(1) == 1", "assert f(';') == 2");
  }

  @Test
  void read_overSeveralLines_givesOneLine() {
    assertThat(
            python(
                """
                assert f(
                    [1,  # one
                     2],
                    k=3,
                ) == [
                    4
                ]
                assert f(1) \\
                    == 2
                """))
        .containsExactly("assert f([1, 2], k=3,) == [4]", "assert f(1) == 2");
  }

  @Test
  void read_notAboutEntryPoint_isLeftOut() {
    assertThat(python("assert g(1) == 2\nassert f\nassert True\nassert my_f(1) == 1\n")).isEmpty();
  }

  @Test
  void read_contradictions_areKept() {
    assertThat(python("assert f(1) == 1\nassert f(1) == 2\n"))
        .containsExactly("assert f(1) == 1", "assert f(1) == 2");
  }

  @Test
  void read_cutOff_leavesOutTheLast() {
    assertThat(python("```python\nassert f(1) == 1\nassert f([1, 2")).hasSize(1);
    assertThat(python("assert f('abc\nassert f(2) == 2\n")).containsExactly("assert f(2) == 2");
    assertThat(python("assert f([1,\nassert f(2) == 2\n")).containsExactly("assert f(2) == 2");
  }

  @Test
  void read_testFunctions_fillsInVariables() {
    assertThat(
            python(
                """
                import pytest

                def test_one():
                    xs = [1, 2]
                    expected = 3
                    result = f(xs, k=1)
                    assert result == expected

                @pytest.mark.parametrize("a, b", [(1, 2)])
                def test_two(a):
                    assert f(a) == 2

                def test_three():
                    for n, m in [(1, 2)]:
                        assert f(n) == m
                    ys = []
                    ys.append(1)
                    assert f(ys) == 1
                """))
        .containsExactly("assert f([1, 2], k=1) == 3");
  }

  @Test
  void read_checkOfCandidate_callsEntryPoint() {
    assertThat(python("def check(candidate):\n    assert candidate(1) == 2\n"))
        .containsExactly("assert f(1) == 2");
  }

  @Test
  void read_unittest_becomesAsserts() {
    assertThat(
            python(
                """
                class TestF(unittest.TestCase):
                    def test_all(self):
                        self.assertEqual(f(1), 2)
                        self.assertListEqual(f(1, 2), [3], "three")
                        self.assertTrue(f(2))
                        self.assertFalse(f(3))
                        self.assertIsNone(f(4))
                        self.assertAlmostEqual(f(5), 0.5)
                        self.assertRaises(ValueError, f, 6)
                """))
        .containsExactly(
            "assert f(1) == 2",
            "assert f(1, 2) == [3]",
            "assert f(2)",
            "assert not (f(3))",
            "assert f(4) is None",
            "assert abs(f(5) - (0.5)) < 1e-7");
  }

  @Test
  void read_java_findsEveryForm() {
    assertThat(
            java(
                """
                ```java
                class FTest {
                  @Test void one() { assertEquals(2, Solution.f(1)); assertTrue(f(2)); }
                  @Test
                  void two() {
                    Solution s = new Solution();
                    int[] xs = {1, 2};
                    assertArrayEquals(new int[] {2}, s.f(xs));
                    assertThat(f("a;b"))
                        .isEqualTo('c');
                    assert f(3) == 4 : "four";
                    Assertions.assertThrows(IllegalArgumentException.class, () -> f(-1));
                    assertEquals(1, g(1));
                  }
                }
                ```
                """))
        .containsExactly(
            "assertEquals(2, Solution.f(1));",
            "assertTrue(f(2));",
            "assertArrayEquals(new int[] {2}, new Solution().f(new int[]{1, 2}));",
            "assertThat(f(\"a;b\")).isEqualTo('c');",
            "assert f(3) == 4 : \"four\";",
            "Assertions.assertThrows(IllegalArgumentException.class, () -> f(-1));");
  }

  @Test
  void read_tooMany_isBounded() {
    assertThat(python(numbered(500))).hasSize(Limits.GENERATED_TESTS_MAX);
    String wide = "'" + "x".repeat(900) + "'";
    String reply =
        IntStream.range(0, 200)
            .mapToObj(i -> "assert f(" + i + ", " + wide + ") == 1\n")
            .collect(Collectors.joining());
    assertThat(String.join("", python(reply)).length())
        .isLessThan(TestReply.REPLY_TESTS_CHARS_MAX + TestReply.TEST_CHARS_MAX);
    assertThat(python("assert f('" + "x".repeat(TestReply.TEST_CHARS_MAX) + "') == 1")).isEmpty();
  }

  @Test
  void read_growingVariables_stayWithinTheLimit() {
    String doubling = "x = [1, 2]\n" + "x = x + x\n".repeat(60) + "assert f(x) == 1\n";
    assertThat(python(doubling + "assert f(2) == 2\n")).containsExactly("assert f(2) == 2");
  }

  @Test
  void read_hostile_endsAndGivesNothing() {
    for (String hostile :
        List.of("assert (", "x assert (", "((((", "'''", "assert f(\n", "a = ", "`", "for x ")) {
      assertThat(python(hostile.repeat(Limits.REPLY_BYTES_MAX / hostile.length()))).isEmpty();
      assertThat(java(hostile.repeat(Limits.REPLY_BYTES_MAX / hostile.length()))).isEmpty();
    }
  }

  private static String numbered(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "assert f(" + i + ") == 1\n")
        .collect(Collectors.joining());
  }

  private static List<String> python(String reply) {
    return TestReply.read(reply, Language.PYTHON, "f");
  }

  private static List<String> java(String reply) {
    return TestReply.read(reply, Language.JAVA, "f");
  }
}
