package dev.weavergen.domain.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.weavergen.domain.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Texts that nobody writes in good faith: the parser answers each in time and never throws. */
class HostileIntentsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int HUGE = 3_000_000;
  private static final List<String> PIECES =
      List.of(
          "(",
          "[",
          "{",
          ")",
          "f(",
          "f(f(f(",
          ">>> ",
          ">>> f(\n",
          "... \n",
          "assert ",
          "assert f(",
          "assertEquals(",
          "f(\"",
          "f('",
          "\"\"\"",
          "'''",
          "f(1) ==",
          "f(1) == 2 ",
          "f([1, ",
          "f(1,",
          "Input: ",
          "Input: Output: ",
          "Input: 1, ",
          "For x = ",
          "for 1, ",
          "when ",
          "def f(",
          "def f(a):\n",
          "def f(a, b=",
          "class A:\n  def f(self):\n",
          "public int f(int a",
          "public int f(int a) {",
          "int f(",
          "List<List<",
          "<",
          "a.",
          "a",
          " ",
          "\n",
          "\t",
          "#",
          "# ",
          "* ",
          "1. ",
          "-",
          "--",
          "`",
          "```\n",
          "```python\n",
          "\\",
          "\\\n",
          "function ",
          "function f",
          "function called ",
          "write ",
          "do not ",
          "must be ",
          "O(",
          "Constraints:\n",
          ". ",
          "not ",
          "- - ",
          "lambda ",
          "x for x in ",
          "new ",
          "new int[]{",
          "/*",
          "*/",
          "//",
          "x = ",
          "x = [1]\n",
          "return ",
          "@a\n",
          "import a\n",
          "\u0000",
          "\uD800",
          "é",
          "→",
          "f(1) → ",
          "f(1) # ",
          "f(1)\n-> ",
          "java ",
          "python ",
          "in ",
          "0x",
          "1e",
          "1.",
          "'");

  private final IntentParser parser = new IntentParser();

  @TestFactory
  Stream<DynamicTest> repeatedPiece_isAnsweredInTime() {
    return PIECES.stream()
        .map(piece ->
            DynamicTest.dynamicTest("piece <" + piece.strip() + ">", () -> answersInTime(piece)));
  }

  private void answersInTime(String piece) {
    String text = piece.repeat(Limits.INTENT_BYTES_MAX / piece.length());
    assertThatCode(
            () -> {
              parser.parse(Intent.of("Write a function f(x, y).\n" + text + "\nf(1, 2) == 3"));
            })
        .doesNotThrowAnyException();
    assertThat(millisOf(text)).isLessThan(PATIENCE.toMillis());
  }

  private long millisOf(String text) {
    long start = System.nanoTime();
    parser.parse(
        new Intent(text, Optional.empty(), Optional.of("f"), List.of(text), new TreeMap<>()));
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  @Test
  void hugeText_isAnsweredInTime() {
    for (String piece : List.of("(", "f(f(f(", ">>> f(1)\n", "assert f(1) == 2\n", "a b ")) {
      assertThat(millisOf(piece.repeat(HUGE / piece.length()))).isLessThan(PATIENCE.toMillis());
    }
  }

  @Test
  void randomMixtures_neverThrow() {
    Random random = new Random(20_26);
    for (int round = 0; round < 400; round++) {
      StringBuilder text = new StringBuilder();
      int pieces = 1 + random.nextInt(60);
      for (int i = 0; i < pieces; i++) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      String mixture = text.toString();
      assertThatCode(() -> parser.parse(Intent.of(mixture))).as(mixture).doesNotThrowAnyException();
      assertThatCode(() -> parser.parse(Intent.of("Implement f(x) in Java.\n" + mixture)))
          .as(mixture)
          .doesNotThrowAnyException();
    }
  }
}
