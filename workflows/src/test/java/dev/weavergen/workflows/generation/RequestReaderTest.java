package dev.weavergen.workflows.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.domain.generation.InvalidRequestException;
import dev.weavergen.workflows.payload.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.SerializationFeature;

/**
 * Every file {@code requests/NAME.json} is a request as a user sends it, byte for byte; {@code
 * NAME.expected} is the error's line or the request as it was understood. A new case is a new pair.
 * With {@code -Dweavergen.golden.write=true} the expected files are written anew.
 */
final class RequestReaderTest {
  private static final Path FOLDER = Path.of("src/test/resources/requests");

  static List<Path> requests() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("requests")
  void read_fileOfTheFolder_givesWhatStandsBesideIt(Path file) throws IOException {
    String read = read(Files.readString(file, StandardCharsets.UTF_8));
    Path expected = Path.of(file.toString().replaceAll("\\.json$", ".expected"));
    if (Boolean.getBoolean("weavergen.golden.write")) {
      Files.writeString(expected, read);
    }

    assertThat(read).isEqualTo(Files.readString(expected));
  }

  @Test
  void read_threeMegabytes_isRefusedByItsSize() {
    String json = "{\"intent\": \"" + "ä".repeat(1_500_000) + "\"}";

    assertThat(read(json)).isEqualTo("intent: has 3000000 bytes; expected at most 65536\n");
  }

  @Test
  void read_numberOfManyDigits_isRefused() {
    String json = "{\"intent\": \"a\", \"budget\": {\"tokens\": " + "9".repeat(100_000) + "}}";

    assertThat(read(json)).startsWith("budget.tokens: ").hasLineCount(1);
    assertThat(read(json).length()).isLessThan(300);
  }

  @ParameterizedTest
  @ValueSource(ints = {63, 65, 20_000})
  void read_deepNesting_isRefusedByField(int depth) {
    String json =
        "{\"intent\": \"a\", \"context\": {\"k\": " + "[".repeat(depth) + "]".repeat(depth) + "}}";

    assertThat(read(json)).startsWith("context").hasLineCount(1);
    assertThat(read(json).length()).isLessThan(300);
  }

  @Test
  void read_tooManyOfEverything_namesFieldAndLimit() {
    assertThat(read(with("\"examples\": [" + "\"x\",".repeat(64) + "\"x\"]")))
        .isEqualTo("examples: has 65 entries; expected at most 64\n");
    assertThat(read(with("\"examples\": [\"f(1) == 2\", \"" + "x".repeat(4_001) + "\"]")))
        .isEqualTo("examples[1]: has 4001 characters; expected at most 4000\n");
    assertThat(read(with("\"models\": [\"" + "m".repeat(201) + "\"]")))
        .isEqualTo("models[0]: has 201 characters; expected at most 200\n");
    assertThat(read(with("\"context\": {\"a\": \"" + "x".repeat(2_001) + "\"}")))
        .isEqualTo("context.a: has 2001 characters; expected at most 2000\n");
    assertThat(read(with("\"context\": {\"" + "k".repeat(201) + "\": \"x\"}")))
        .isEqualTo("context." + "k".repeat(40) + "…: has 201 characters; expected at most 200\n");
  }

  @Test
  void read_errors_nameTheField() {
    assertThatThrownBy(() -> RequestReader.read(with("\"quorum\": 65")))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.field()).isEqualTo("quorum"));
  }

  private static String with(String field) {
    return "{\"intent\": \"a\", " + field + "}";
  }

  private static String read(String json) {
    try {
      return Json.mapper()
              .writer()
              .with(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(RequestReader.read(json))
          + "\n";
    } catch (InvalidRequestException invalid) {
      return invalid.getMessage() + "\n";
    }
  }
}
