package dev.weavergen.activities.panel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.domain.panel.Usage;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {
  private static final Optional<Double> NONE = Optional.empty();

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong(() -> Provider.parse("olama"), "provider is \"olama\"", "ollama, anthropic, openai"),
        wrong(() -> PromptStyle.parse("talk"), "style is \"talk\"", "chat or completion"),
        wrong(() -> ModelSettings.of(Provider.OLLAMA, ""), "model is \"\"", "without blanks"),
        wrong(() -> ModelSettings.of(Provider.OLLAMA, "a b"), "model is \"a b\"", "without blanks"),
        wrong(
            () -> ModelSettings.of(Provider.ANTHROPIC, "c").with(PromptStyle.COMPLETION),
            "style is \"completion\"",
            "chat"),
        wrong(() -> Access.at("localhost:1"), "base-url is \"localhost:1\"", "http or https"),
        wrong(() -> Access.at("ftp://h"), "base-url is \"ftp://h\"", "http or https"),
        wrong(() -> Access.at("http://"), "base-url", "http or https"),
        wrong(() -> Access.at("http://a b"), "base-url", "http or https"),
        wrong(
            () -> new Sampling(Optional.of(2.1), NONE, 9, false),
            "temperature is \"2.1\"",
            "0 to 2"),
        wrong(
            () -> new Sampling(Optional.of(Double.NaN), NONE, 9, false),
            "temperature is \"NaN\"",
            "0 to 2"),
        wrong(
            () -> new Sampling(NONE, Optional.of(0.0), 9, false), "top-p is \"0.0\"", "at most 1"),
        wrong(() -> new Sampling(NONE, NONE, 0, false), "max-tokens is \"0\"", "1 to 16384"),
        wrong(() -> new Sampling(NONE, NONE, 16_385, false), "max-tokens", "1 to 16384"),
        wrong(() -> new Price(-1, 0), "usd-per-million.input is \"-1.0\"", "0 or more"),
        wrong(() -> new Price(0, Double.NaN), "usd-per-million.output is \"NaN\"", "0 or more"),
        wrong(
            () -> Allowance.DEFAULT.withTimeout(Duration.ZERO),
            "timeout is \"PT0S\"",
            "at most 120s"),
        wrong(
            () -> Allowance.DEFAULT.withTimeout(Duration.ofMinutes(3)), "timeout", "at most 120s"),
        wrong(
            () -> new Allowance(Duration.ofSeconds(1), 0, OptionalInt.empty()),
            "concurrency is \"0\"",
            "1 to 256"),
        wrong(
            () -> new Allowance(Duration.ofSeconds(1), 1, OptionalInt.of(0)),
            "requests-per-minute is \"0\"",
            "1 to 1000000"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("wrong")
  void wrongSetting_says_fieldValueAndExpected(
      ThrowingCallable call, String found, String expected) {
    assertThatThrownBy(call)
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith(found)
        .hasMessageContaining(", expected ")
        .hasMessageContaining(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "OLLAMA, localhost:11434, http://localhost:11434",
    "OLLAMA, 10.0.0.5, http://10.0.0.5:11434",
    "OLLAMA, :9999, http://127.0.0.1:9999",
    "OLLAMA, 0.0.0.0:11434, http://127.0.0.1:11434",
    "OLLAMA, 0.0.0.0, http://127.0.0.1:11434",
    "OLLAMA, https://o.example.com/, https://o.example.com",
    "OLLAMA, '[::1]:11434', 'http://[::1]:11434'",
    "OPENAI, http://localhost:8000, http://localhost:8000/v1",
    "OPENAI, http://localhost:8000/, http://localhost:8000/v1",
    "OPENAI, https://openrouter.ai/api/v1, https://openrouter.ai/api/v1",
    "ANTHROPIC, https://api.anthropic.com, https://api.anthropic.com/v1",
  })
  void baseUrl_takes_theFormOfTheProtocol(Provider provider, String text, String url) {
    assertThat(BaseUrl.of(provider, "base-url", text)).hasToString(url);
  }

  @Test
  void passwordInAddress_is_refusedAndNotRepeated() {
    assertThatThrownBy(() -> Access.at("http://me:geheim@host"))
        .isInstanceOf(InvalidSetting.class)
        .message()
        .doesNotContain("geheim");
  }

  @Test
  void secret_shows_itselfToNobody() {
    ModelSettings settings =
        ModelSettings.of(Provider.OPENAI, "m").with(Access.DEFAULT.withKey(" geheim "));
    assertThat(settings.toString()).contains("[redacted]").doesNotContain("geheim");
    assertThat(settings.access().apiKey().map(Secret::reveal)).contains("geheim");
    assertThat(Secret.of("geheim").scrub("a geheim b geheim"))
        .isEqualTo("a [redacted] b [redacted]");
  }

  @Test
  void price_is_perMillionTokens() {
    assertThat(new Price(3, 15).usd(new Usage(1_000_000, 100_000))).isEqualTo(4.5);
  }

  @Test
  void tightest_is_theLessOfEach() {
    Allowance one = new Allowance(Duration.ofSeconds(5), 4, OptionalInt.empty());
    Allowance other = new Allowance(Duration.ofSeconds(9), 2, OptionalInt.of(60));
    assertThat(one.tightest(other))
        .isEqualTo(other.tightest(one))
        .isEqualTo(new Allowance(Duration.ofSeconds(5), 2, OptionalInt.of(60)));
  }

  private static Arguments wrong(ThrowingCallable call, String found, String expected) {
    return Arguments.of(call, found, expected);
  }
}
