package dev.weavergen.domain.evidence.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.Parameter;
import dev.weavergen.domain.intent.Signature;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeGuessesTest {
  private static ProbeRequest request(Language language, Parameter... parameters) {
    return new ProbeRequest(
        language,
        "f",
        Optional.of(new Signature("f", List.of(parameters), Optional.empty())),
        List.of());
  }

  private static Parameter untyped(String name) {
    return new Parameter(name, Optional.empty());
  }

  private static List<String> types(ProbeRequest guess) {
    return guess.positional().stream().map(parameter -> parameter.type().orElse("")).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "lst, list[int]",
    "nums2, list[int]",
    "test_list, list[int]",
    "text, str",
    "n, int",
    "words, list[str]",
    "grid, list[list[int]]",
    "anything, list[int]"
  })
  void of_oneParameter_beginsWithWhatItsNameSuggests(String name, String type) {
    assertThat(types(TypeGuesses.of(request(Language.PYTHON, untyped(name))).getFirst()))
        .containsExactly(type);
  }

  @Test
  void of_severalParameters_isBoundedAndBestFirst() {
    List<ProbeRequest> guesses =
        TypeGuesses.of(
            request(
                Language.PYTHON,
                untyped("lst"),
                new Parameter("k", Optional.of("float")),
                untyped("sep"),
                untyped("s")));

    assertThat(guesses).hasSize(24).doesNotHaveDuplicates();
    assertThat(types(guesses.getFirst())).containsExactly("list[int]", "float", "list[int]", "str");
    assertThat(guesses).allSatisfy(guess -> assertThat(types(guess).get(1)).isEqualTo("float"));
  }

  @Test
  void calls_ofAGuess_haveItsTypes() {
    ProbeRequest guess =
        TypeGuesses.of(request(Language.PYTHON, untyped("text"), untyped("n"))).getFirst();

    assertThat(TypeGuesses.calls(guess))
        .hasSize(2)
        .allMatch(call -> call.matches("f\\('.*', \\d+\\)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"typed", "variadic", "none", "java", "called", "four"})
  void of_nothingToGuess_isEmpty(String reason) {
    ProbeRequest request =
        switch (reason) {
          case "typed" -> request(Language.PYTHON, new Parameter("x", Optional.of("int")));
          case "variadic" -> request(Language.PYTHON, untyped("x"), untyped("*rest"));
          case "java" -> request(Language.JAVA, untyped("x"));
          case "called" ->
              new ProbeRequest(
                  Language.PYTHON,
                  "f",
                  request(Language.PYTHON, untyped("x")).signature(),
                  List.of(List.of(new Value.Int(BigInteger.ONE))));
          case "four" ->
              request(
                  Language.PYTHON,
                  Stream.of("a", "b", "c", "d")
                      .map(TypeGuessesTest::untyped)
                      .toArray(Parameter[]::new));
          default -> request(Language.PYTHON);
        };

    assertThat(TypeGuesses.of(request)).isEmpty();
  }
}
