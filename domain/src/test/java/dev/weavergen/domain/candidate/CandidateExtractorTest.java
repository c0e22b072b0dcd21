package dev.weavergen.domain.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.intent.Example;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.Parameter;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.intent.Signature;
import dev.weavergen.domain.intent.Skeleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The golden replies. Each case of {@code replies} is a file {@code NAME.json}: the intent, the
 * kind of extraction and what it has to hold. The reply is {@code NAME.md} or, where characters
 * matter that an editor would change, the field {@code reply}. The program that is to come out, to
 * the last character, is {@code NAME.py} or {@code NAME.java}. A new test is a new file.
 */
class CandidateExtractorTest {
  private static final Path REPLIES = Path.of("src/test/resources/replies");

  private final ObjectMapper json = new ObjectMapper();
  private final CandidateExtractor extractor = new CandidateExtractor();

  @TestFactory
  Stream<DynamicTest> extract_goldenReply_asExpected() throws IOException {
    try (Stream<Path> files = Files.list(REPLIES)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(name(file), () -> check(file)));
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".json", "");
  }

  private void check(Path file) throws IOException {
    JsonNode golden = json.readTree(Files.readString(file));
    String reply =
        golden.has("reply")
            ? golden.get("reply").asString()
            : Files.readString(REPLIES.resolve(name(file) + ".md"));
    switch (extractor.extract(reply, intent(golden.get("intent")))) {
      case Extraction.Extracted extracted -> checkExtracted(name(file), golden, extracted);
      case Extraction.NoProgram none -> checkNothing(golden, "no-program", none.why());
      case Extraction.Declined declined -> checkNothing(golden, "declined", declined.why());
    }
  }

  private static void checkNothing(JsonNode golden, String kind, String why) {
    assertThat(kind + ": " + why)
        .isEqualTo(golden.get("extraction").asString() + ": " + text(golden, "why").orElse(""));
  }

  private static void checkExtracted(String name, JsonNode golden, Extraction.Extracted extracted)
      throws IOException {
    Program program = extracted.program();
    String ending = program.language() == Language.PYTHON ? ".py" : ".java";
    assertThat(golden.get("extraction").asString()).isEqualTo("extracted");
    assertThat(program.source()).isEqualTo(Files.readString(REPLIES.resolve(name + ending)));
    assertThat(program.sha256()).isEqualTo(Sha256.of(program.source()));
    assertThat(extracted.notes()).isEqualTo(list(golden, "notes"));
    assertThat(extracted.confidence())
        .isEqualTo(
            Optional.ofNullable(golden.get("confidence"))
                .filter(JsonNode::isNumber)
                .map(JsonNode::asDouble));
    text(golden, "reasoning")
        .ifPresent(reasoning -> assertThat(extracted.reasoning()).contains(reasoning));
    text(golden, "language")
        .ifPresent(language -> assertThat(program.language().wireName()).isEqualTo(language));
  }

  static ParsedIntent intent(JsonNode node) {
    Optional<String> entryPoint = text(node, "entryPoint");
    Optional<Signature> signature =
        node.has("parameters")
            ? entryPoint.map(name -> new Signature(name, parameters(node), Optional.empty()))
            : Optional.empty();
    Optional<Skeleton> skeleton =
        text(node, "head").map(head -> new Skeleton(text(node, "prelude").orElse(""), head));
    List<Example> examples =
        list(node, "calls").stream().map(call -> new Example(call, "0")).toList();
    return new ParsedIntent(
        "",
        text(node, "language").flatMap(Language::named),
        entryPoint,
        signature,
        skeleton,
        examples,
        List.of(),
        new TreeMap<>());
  }

  private static List<Parameter> parameters(JsonNode node) {
    return list(node, "parameters").stream()
        .map(name -> new Parameter(name, Optional.empty()))
        .toList();
  }

  private static Optional<String> text(JsonNode node, String field) {
    return node.has(field) ? Optional.of(node.get(field).asString()) : Optional.empty();
  }

  private static List<String> list(JsonNode node, String field) {
    return node.has(field)
        ? node.get(field).valueStream().map(JsonNode::asString).toList()
        : List.of();
  }
}
