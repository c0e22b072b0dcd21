package dev.weavergen.domain.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.Limits;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntentParserTest {
  private final IntentParser parser = new IntentParser();

  @Test
  void parse_plainWish_findsNothingAndKeepsTheText() {
    ParsedIntent parsed = parser.parse(Intent.of("Make it faster."));

    assertThat(parsed.text()).isEqualTo("Make it faster.");
    assertThat(parsed.language()).isEmpty();
    assertThat(parsed.entryPoint()).isEmpty();
    assertThat(parsed.signature()).isEmpty();
    assertThat(parsed.skeleton()).isEmpty();
    assertThat(parsed.examples()).isEmpty();
    assertThat(parsed.constraints()).isEmpty();
  }

  @Test
  void parse_statedLanguage_winsOverTheText() {
    ParsedIntent parsed =
        parser.parse(stated("Write a Python function add.", Language.JAVA, "add"));

    assertThat(parsed.language()).contains(Language.JAVA);
  }

  @Test
  void parse_statedEntryPoint_winsOverTheTextAndChoosesItsHead() {
    String text = "def first(a):\n    pass\n\ndef second(b):\n    pass\n";

    ParsedIntent parsed = parser.parse(stated(text, Language.PYTHON, "first"));

    assertThat(parsed.entryPoint()).contains("first");
    assertThat(parsed.signature().map(Signature::name)).contains("first");
    assertThat(parsed.skeleton().map(Skeleton::head)).contains("def first(a):\n");
  }

  @Test
  void parse_statedEntryPointWithoutHead_hasNoSignature() {
    ParsedIntent parsed =
        parser.parse(stated("def other(a):\n    pass\n", Language.PYTHON, "mine"));

    assertThat(parsed.entryPoint()).contains("mine");
    assertThat(parsed.signature()).isEmpty();
    assertThat(parsed.skeleton()).isEmpty();
  }

  @Test
  void parse_statedLanguageOtherThanTheCodes_hasNoSkeleton() {
    ParsedIntent parsed = parser.parse(stated("def f(a):\n    pass\n", Language.JAVA, "f"));

    assertThat(parsed.skeleton()).isEmpty();
    assertThat(parsed.signature()).isPresent();
  }

  @Test
  void parse_statedExamples_comeFirstAndWin() {
    Intent intent = withExamples("f(1) == 2 and f(3) == 4", "f(1) == 5", "assert f(0) == 0");

    assertThat(parser.parse(intent).examples())
        .containsExactly(
            new Example("f(1)", "5"), new Example("f(0)", "0"), new Example("f(3)", "4"));
  }

  @Test
  void parse_statedExamplesInEveryForm_areRead() {
    Intent intent =
        withExamples(
            "Write a function f(x).",
            "f(1) -> 1",
            ">>> f(2)\n2",
            "Input: 3 Output: 3",
            "assertEquals(4, f(4))",
            "f(5) should be 5");

    assertThat(parser.parse(intent).examples())
        .extracting(Example::expected)
        .containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void parse_exampleThatIsNone_isLeftOut() {
    Intent intent = withExamples("", "f(x) == y", "nonsense", "f(", "f(1) == 1");

    assertThat(parser.parse(intent).examples()).containsExactly(new Example("f(1)", "1"));
  }

  @Test
  void parse_sameExampleTwice_isOne() {
    Intent intent = withExamples("f(1,2) == [3]", "f(1, 2) == [ 3 ]");

    assertThat(parser.parse(intent).examples()).hasSize(1);
  }

  @Test
  void parse_moreExamplesThanTheLimit_keepsTheFirst() {
    String text =
        IntStream.range(0, Limits.EXAMPLES_MAX + 5)
            .mapToObj(i -> "f(" + i + ") == " + i)
            .collect(Collectors.joining("\n"));

    assertThat(parser.parse(Intent.of(text)).examples())
        .hasSize(Limits.EXAMPLES_MAX)
        .first()
        .isEqualTo(new Example("f(0)", "0"));
  }

  @Test
  void parse_context_isPassedOn() {
    Intent intent =
        new Intent(
            "text",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            new TreeMap<>(Map.of("style", "functional")));

    assertThat(parser.parse(intent).context()).containsExactly(Map.entry("style", "functional"));
  }

  @Test
  void parse_sameIntentTwice_givesTheSame() {
    Intent intent = Intent.of("Write a Python function f(x). f(1) == 2. Do not use recursion.");

    assertThat(parser.parse(intent)).isEqualTo(parser.parse(intent));
  }

  private static Intent stated(String text, Language language, String entryPoint) {
    return new Intent(
        text,
        Optional.of(language),
        Optional.of(entryPoint),
        List.of(),
        Collections.emptySortedMap());
  }

  private static Intent withExamples(String text, String... examples) {
    return new Intent(
        text, Optional.empty(), Optional.empty(), List.of(examples), Collections.emptySortedMap());
  }
}
