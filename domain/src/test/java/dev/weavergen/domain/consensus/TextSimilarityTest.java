package dev.weavergen.domain.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextSimilarityTest {
  private final TextSimilarity similarity = new TextSimilarity();

  @Test
  void between_commentsAndBlanksDiffer_isOne() {
    String plain = "def f(x):\n    return x + 1\n";
    String dressed =
        "def f(x):  # adds one\n    \"\"\"Adds one.\"\"\"\n    # easy\n\n    return x  +  1\n";
    assertThat(similarity.between(plain, dressed)).isEqualTo(1);
  }

  @Test
  void between_javaComments_areLeftOut() {
    String plain = "class A {\n  int f() {\n    return 1;\n  }\n}\n";
    String dressed = "class A { // a\n  /* b\n     c */\n  int f() {\n    return 1;\n  }\n}\n";
    assertThat(similarity.between(plain, dressed)).isEqualTo(1);
  }

  @Test
  void between_pythonFloorDivision_isNoComment() {
    assertThat(
            similarity.between("def f(x):\n    return x // 2\n", "def f(x):\n    return x // 3\n"))
        .isLessThan(1);
  }

  @Test
  void between_unrelatedSources_isLow() {
    assertThat(similarity.between("import os\nos.getcwd()\n", "lambda: 4711\n")).isLessThan(.2);
  }

  @Test
  void between_emptyAndSomething_isZero() {
    assertThat(similarity.between("", "def f(): pass")).isZero();
    assertThat(similarity.between("", "")).isEqualTo(1);
    assertThat(similarity.between("ab", "ac")).isZero();
  }

  @Test
  void between_largestSources_takesLinearTime() {
    String one = "x = 1 + y * 2\n".repeat(64 * 1024 / 14);
    String other = "y = 3 - z / 4\n".repeat(64 * 1024 / 14);
    long start = System.nanoTime();
    assertThat(similarity.between(one, other)).isBetween(0.0, 1.0);
    assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
  }

  @Test
  void between_stringsLeftOpen_end() {
    assertThat(similarity.between("x = 'a", "x = \"\"\"b\\")).isBetween(0.0, 1.0);
  }
}
