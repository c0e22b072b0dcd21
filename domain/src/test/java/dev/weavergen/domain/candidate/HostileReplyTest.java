package dev.weavergen.domain.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.intent.Example;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.intent.Skeleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies whose only purpose is to take long or to break something. */
class HostileReplyTest {
  /** A quarter of the limit: whatever is quadratic takes seconds at this size already. */
  private static final int REPLY_BYTES = Limits.REPLY_BYTES_MAX / 4;

  /** Far more than such a reply takes, so that a busy machine passes. */
  private static final Duration TIME_MAX = Duration.ofSeconds(1);

  private final CandidateExtractor extractor = new CandidateExtractor();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[{(",
        ")",
        "\"",
        "'",
        "\"\"\"",
        "'''\n",
        "\\",
        "\\\n",
        "#",
        "\n",
        " ",
        "\t",
        " \t\n",
        "```\n",
        "```python\n",
        "```a``` ",
        "~~~\n",
        "> ```\n",
        "- ",
        "x",
        "x ",
        "x=",
        "x;",
        "a.b",
        "f(",
        "add(",
        "add(1,",
        "def add(a):\n",
        "def add(a, b): return a\n",
        "def ",
        "class A:\n",
        "    return x\n",
        "return x\n",
        " x\n  y\n",
        "@x\n",
        "if x:\n",
        "if x: ",
        "lambda ",
        "lambda: ",
        "for x in ",
        "f'{",
        "f'{x}' ",
        "f\"{f'{x}'}\"\n",
        "import a\n",
        "from a import b\n",
        "x = ",
        "x = 1\n",
        "x: int\n",
        ">>> x\n",
        "<think>",
        "</think>",
        "</think>\n",
        "Confidence: 1",
        "confidence",
        "confidence 9",
        "reasoning",
        "reasoning: ",
        "class A {",
        "int f(int a) {\n",
        "int add(int a) { return a; }\n",
        "}",
        "/*",
        "//",
        "\u0000",
        "\ud800",
        "\ufeff",
        "é ",
        "1",
        "1e",
        "0x",
        "...",
        "words and words.\n",
        "x\n\nword word\n\n",
        "import java.util.*;\n",
        "int x = 1;\n",
        "public ",
        "@A ",
        "<",
        "add",
        " add(",
        "def a(x=f(",
        "a, ",
        "*",
        "{x!r:",
        "if",
        "add = x\n",
        "a = b\nword word\n"
      })
  void extract_repetition_endsInTime(String unit) {
    String reply = unit.repeat(REPLY_BYTES / utf8Bytes(unit));
    for (ParsedIntent intent : intents()) {
      long start = System.nanoTime();
      Extraction extraction = extractor.extract(reply, intent);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIME_MAX);
      assertSound(extraction);
    }
  }

  @Test
  void extract_noise_neverFails() {
    String[] words = {
      "def add(a, b):",
      "return",
      "\n",
      "\n    ",
      "\n\t",
      "```",
      "```python\n",
      "(",
      ")",
      "[",
      "]",
      "\"",
      "'''",
      "f\"{",
      "}",
      ":",
      "=",
      "a",
      "b",
      "if",
      "else",
      "for",
      "in",
      "lambda",
      "#",
      "\\",
      "class",
      "{",
      ";",
      "int",
      "import",
      "from",
      ".",
      ",",
      "1",
      "<think>",
      "</think>",
      "Confidence:",
      " ",
      "\r",
      "\u200b",
      "async",
      "@",
      "*",
      ">>> ",
      "> ",
      "- ",
      "add",
      ":=",
      "as",
      "!",
      "with"
    };
    Random random = new Random(20260101);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder reply = new StringBuilder();
      int length = random.nextInt(40);
      for (int i = 0; i < length; i++) {
        reply.append(words[random.nextInt(words.length)]);
        reply.append(random.nextBoolean() ? " " : "");
      }
      List<ParsedIntent> intents = intents();
      assertSound(extractor.extract(reply.toString(), intents.get(random.nextInt(intents.size()))));
    }
  }

  @Test
  void extract_replyOverItsLimit_namesBothSizes() {
    String reply = "x".repeat(Limits.REPLY_BYTES_MAX + 1);
    assertThat(extractor.extract(reply, intents().getFirst()))
        .isEqualTo(
            new Extraction.NoProgram("The reply has 262145 bytes; at most 262144 are allowed."));
  }

  @Test
  void extract_programOverItsLimit_namesBothSizes() {
    String reply = "def add(a, b):\n    return a + b\n\nx = '" + "é".repeat(40_000) + "'\n";
    assertThat(extractor.extract(reply, intents().getFirst()))
        .isEqualTo(
            new Extraction.NoProgram("The program has 80040 bytes; at most 65536 are allowed."));
  }

  private static void assertSound(Extraction extraction) {
    if (extraction instanceof Extraction.Extracted extracted) {
      assertThat(extracted.program().source()).isNotBlank();
      assertThat(utf8Bytes(extracted.program().source()))
          .isLessThanOrEqualTo(Limits.SOURCE_BYTES_MAX);
      assertThat(extracted.reasoning().orElse("").length())
          .isLessThanOrEqualTo(Limits.EXCERPT_CHARS_MAX);
      extracted.confidence().ifPresent(share -> assertThat(share).isBetween(0.0, 1.0));
    }
  }

  private static List<ParsedIntent> intents() {
    Skeleton skeleton =
        new Skeleton(
            "import math\n\ndef x():\n    pass\n", "def add(a, b):\n    \"\"\"Add.\"\"\"\n");
    return List.of(
        intent(Optional.of(Language.PYTHON), Optional.of("add"), Optional.empty()),
        intent(Optional.of(Language.PYTHON), Optional.of("add"), Optional.of(skeleton)),
        intent(Optional.of(Language.JAVA), Optional.of("add"), Optional.empty()),
        intent(Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private static ParsedIntent intent(
      Optional<Language> language, Optional<String> entryPoint, Optional<Skeleton> skeleton) {
    return new ParsedIntent(
        "",
        language,
        entryPoint,
        Optional.empty(),
        skeleton,
        List.of(new Example("add(1, 2)", "3")),
        List.of(),
        new TreeMap<>());
  }

  private static int utf8Bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
