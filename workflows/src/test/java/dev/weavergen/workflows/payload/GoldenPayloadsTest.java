package dev.weavergen.workflows.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.generation.Generation;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of everything that crosses a payload, pinned by the files in {@code payloads/}: old
 * histories and other languages' clients hold data of exactly this form. Run with {@code
 * -Dweavergen.golden.write=true} to write the files anew, then read the difference.
 */
final class GoldenPayloadsTest {
  private static final Path FOLDER = Path.of("src/test/resources/payloads");

  static Stream<Payloads.Sample> samples() {
    return Stream.of(Payloads.samples(), EvaluationPayloads.samples(), LearningPayloads.samples())
        .flatMap(each -> each);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void payload_everyType_hasItsGoldenForm(Payloads.Sample sample) throws IOException {
    String json = write(sample.value());
    if (Boolean.getBoolean("weavergen.golden.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(sample.name() + ".json"), json);
    }

    assertThat(json).isEqualTo(golden(sample.name()));
    assertThat(nulls(Json.mapper().readTree(json))).as("absent, never null").isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void payload_everyType_isReadBackEqual(Payloads.Sample sample) throws IOException {
    Object read =
        Json.mapper()
            .readValue(golden(sample.name()), Json.mapper().constructType(sample.declared()));

    assertThat(read).isEqualTo(sample.value());
  }

  /** Through Temporal's converter, by the declared type of the activity or workflow. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void payload_everyType_passesTheDataConverter(Payloads.Sample sample) {
    var payload = Json.dataConverter().toPayload(sample.value());
    Type declared = sample.declared();

    Object read = Json.dataConverter().fromPayload(payload.orElseThrow(), raw(declared), declared);

    assertThat(read).isEqualTo(sample.value());
  }

  /** A newer writer may know fields that this reader does not. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void payload_unknownField_isIgnored(Payloads.Sample sample) throws IOException {
    JsonNode tree = Json.mapper().readTree(golden(sample.name()));
    if (tree instanceof ObjectNode object) {
      object.put("fieldOfTheFuture", 1);
    }

    Object read = Json.mapper().treeToValue(tree, Json.mapper().constructType(sample.declared()));

    assertThat(read).isEqualTo(sample.value());
  }

  /** What an older version stored has neither evidence nor every list. */
  @Test
  void generation_storedByTheFirstVersion_isReadable() throws IOException {
    ObjectNode old = (ObjectNode) Json.mapper().readTree(golden("generation-answered"));
    old.remove(List.of("evidence", "notes"));
    ((ObjectNode) old.path("candidates").path(0)).remove(List.of("evidence", "notes"));

    Generation read = Json.mapper().treeToValue(old, Generation.class);

    assertThat(read.evidence()).isEmpty();
    assertThat(read.candidates().getFirst().evidence()).isEmpty();
    assertThat(read.candidates().getFirst().notes()).isEmpty();
    assertThat(read.notes()).isEmpty();
  }

  private static Class<?> raw(Type declared) {
    return Json.mapper().constructType(declared).getRawClass();
  }

  private static String write(Object value) {
    return Json.mapper().writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value)
        + "\n";
  }

  private static boolean nulls(JsonNode node) {
    return node.isNull() || node.valueStream().anyMatch(GoldenPayloadsTest::nulls);
  }

  private static String golden(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name + ".json"));
  }
}
