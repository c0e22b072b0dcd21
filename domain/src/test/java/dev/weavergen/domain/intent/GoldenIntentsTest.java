package dev.weavergen.domain.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The golden corpus: every text in {@code intents} against the JSON beside it. */
class GoldenIntentsTest {
  private static final int CASES_MIN = 40;

  private final IntentParser parser = new IntentParser();

  @TestFactory
  Stream<DynamicTest> everyCase_isReadAsItsJsonSays() throws IOException, URISyntaxException {
    return texts().stream()
        .map(text -> DynamicTest.dynamicTest(text.getFileName().toString(), () -> check(text)));
  }

  private void check(Path text) {
    GoldenIntent golden = GoldenIntent.read(text);
    String found = GoldenIntent.pretty(GoldenIntent.found(parser.parse(golden.intent())));
    assertThat(found).isEqualTo(GoldenIntent.pretty(golden.expected()));
  }

  @Test
  void corpus_hasItsCases() throws IOException, URISyntaxException {
    assertThat(texts()).hasSizeGreaterThanOrEqualTo(CASES_MIN);
  }

  private static List<Path> texts() throws IOException, URISyntaxException {
    URL folder = Objects.requireNonNull(GoldenIntentsTest.class.getResource("/intents"));
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }
}
