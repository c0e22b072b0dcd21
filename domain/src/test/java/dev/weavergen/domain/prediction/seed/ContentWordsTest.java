package dev.weavergen.domain.prediction.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.evidence.Observation.WordingFacts;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.IntentParser;
import dev.weavergen.domain.intent.ParsedIntent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContentWordsTest {
  @Test
  void wording_stopWordsAndEndings_areNoDifference() {
    ContentWords words = of("Count the numbers that are divisible", Map.of());

    assertThat(words.wording(List.of("counting", "number", "the")))
        .hasValue(new WordingFacts(2 / 3.0));
  }

  @Test
  void wording_namesInTheText_areTakenApart() {
    ContentWords words = of("HTTPServer and two_words", Map.of());

    assertThat(words.wording(List.of("http", "server", "two", "word")))
        .hasValue(new WordingFacts(1));
  }

  @Test
  void wording_factsGivenWithTheIntent_areWordsOfIt() {
    ContentWords words = of("Sort", Map.of("domain", "finance"));

    assertThat(words.wording(List.of("sorted", "finance"))).hasValue(new WordingFacts(2 / 3.0));
  }

  @Test
  void wording_noContentWords_isMissing() {
    assertThat(of("is it x?", Map.of()).wording(List.of("x"))).isEmpty();
  }

  private static ContentWords of(String text, Map<String, String> context) {
    ParsedIntent intent =
        new IntentParser()
            .parse(
                new Intent(
                    text, Optional.empty(), Optional.empty(), List.of(), new TreeMap<>(context)));
    return ContentWords.of(intent);
  }
}
