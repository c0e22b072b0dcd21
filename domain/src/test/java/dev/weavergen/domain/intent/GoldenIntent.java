package dev.weavergen.domain.intent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One case of the golden corpus: a text and, in JSON, what is given beside it and what must be
 * found in it. What is not in the JSON must not be found.
 */
record GoldenIntent(String name, Intent intent, JsonNode expected) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Reads {@code name.txt} with the {@code name.json} beside it. */
  static GoldenIntent read(Path text) {
    String name = text.getFileName().toString().replace(".txt", "");
    Path json = text.resolveSibling(name + ".json");
    try {
      ObjectNode expected = (ObjectNode) MAPPER.readTree(Files.readString(json));
      JsonNode given = expected.has("given") ? expected.remove("given") : MAPPER.createObjectNode();
      return new GoldenIntent(name, intent(Files.readString(text), given), expected);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the case " + name, e);
    }
  }

  private static Intent intent(String text, JsonNode given) {
    return new Intent(
        text,
        Optional.ofNullable(given.get("language")).flatMap(node -> Language.named(node.asString())),
        Optional.ofNullable(given.get("entryPoint")).map(JsonNode::asString),
        strings(given.get("examples")),
        new TreeMap<>());
  }

  private static List<String> strings(@Nullable JsonNode array) {
    return array == null ? List.of() : array.valueStream().map(JsonNode::asString).toList();
  }

  /** What was found, in the corpus' own form. */
  static JsonNode found(ParsedIntent parsed) {
    ObjectNode found = MAPPER.createObjectNode();
    parsed.language().ifPresent(language -> found.put("language", language.wireName()));
    parsed.entryPoint().ifPresent(entryPoint -> found.put("entryPoint", entryPoint));
    parsed.signature().ifPresent(signature -> found.put("signature", written(signature)));
    parsed
        .skeleton()
        .ifPresent(skeleton ->
            found
                .putObject("skeleton")
                .put("prelude", skeleton.prelude())
                .put("head", skeleton.head()));
    if (!parsed.examples().isEmpty()) {
      ArrayNode examples = found.putArray("examples");
      parsed
          .examples()
          .forEach(example ->
              examples.addObject().put("call", example.call()).put("expected", example.expected()));
    }
    if (!parsed.constraints().isEmpty()) {
      ArrayNode constraints = found.putArray("constraints");
      parsed.constraints().forEach(constraints::add);
    }
    return found;
  }

  private static String written(Signature signature) {
    List<String> parameters =
        signature.parameters().stream()
            .map(p -> p.name() + p.type().map(type -> ": " + type).orElse(""))
            .toList();
    return signature.name()
        + "("
        + String.join(", ", parameters)
        + ")"
        + signature.returnType().map(type -> " -> " + type).orElse("");
  }

  static String pretty(JsonNode node) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
  }
}
