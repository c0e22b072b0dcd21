package dev.weavergen.workflows.generation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.generation.Budget;
import dev.weavergen.domain.generation.Demand;
import dev.weavergen.domain.generation.Durations;
import dev.weavergen.domain.generation.EvidenceOptions;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.generation.InvalidRequestException;
import dev.weavergen.domain.generation.OnDissent;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.workflows.recordings.RepairsFile;
import dev.weavergen.workflows.recordings.TestsFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a request from JSON, whoever sends it: the workflow's input, the gateway's body, the
 * command's own. Pure and deterministic. Every problem is an {@link InvalidRequestException} that
 * names the field, the value and what was expected.
 */
public final class RequestReader {
  private static final List<String> FIELDS =
      List.of(
          "intent",
          "language",
          "entryPoint",
          "examples",
          "context",
          "models",
          "reasoning",
          "deadline",
          "minProbability",
          "targetRisk",
          "budget",
          "onDissent",
          "quorum",
          "grace",
          "task",
          "generatedTests",
          "repairs",
          "hideExamples",
          "merge",
          "knowledgeScope",
          "seed");

  /** Of an entry point, a model, a task or a fact. */
  private static final int NAME_CHARS_MAX = 200;

  private static final Pattern SCOPE = Pattern.compile("[\\p{Alnum}_.:/-]{1,200}");
  private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
  private static final Fields.FactLimits CONTEXT =
      new Fields.FactLimits(
          Limits.CONTEXT_FACTS_MAX, NAME_CHARS_MAX, Limits.CONTEXT_VALUE_CHARS_MAX);

  private final Fields request;

  private RequestReader(Fields request) {
    this.request = request;
  }

  /** Reads a request from JSON text. */
  public static GenerationRequest read(String json) {
    return read(RequestJson.parse(json));
  }

  /**
   * Reads a request from a JSON tree; unlike text, a tree can no longer tell whether a name was
   * given twice.
   */
  public static GenerationRequest read(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      throw new InvalidRequestException(
          "request",
          "expected one JSON object such as {\"intent\": \"…\"}, found " + Found.description(node));
    }
    return new RequestReader(Fields.of("", object, FIELDS)).read();
  }

  private GenerationRequest read() {
    return new GenerationRequest(
        intent(),
        models(),
        maxIterations(),
        deadline(),
        budget(),
        onDissent(),
        request.whole("quorum", 1, Limits.PANEL_SAMPLES_MAX),
        request.text("grace").map(value -> Durations.parse("grace", value)),
        task(),
        demand(),
        evidence());
  }

  private EvidenceOptions evidence() {
    return new EvidenceOptions(
        generatedTests(),
        repairs(),
        request.flag("hideExamples"),
        request.flag("merge"),
        knowledgeScope(),
        request.count("seed", "a whole number of at least 0").orElse(0));
  }

  private List<String> generatedTests() {
    List<String> files = request.texts("generatedTests", Limits.TEST_FILES_MAX, NAME_CHARS_MAX);
    files.forEach(file -> {
      var _ = TestsFile.parse(file);
    });
    return files;
  }

  private List<String> repairs() {
    List<String> files = request.texts("repairs", Limits.PANEL_MEMBERS_MAX, NAME_CHARS_MAX);
    List<String> names = files.stream().map(file -> RepairsFile.parse(file).name()).toList();
    for (int i = 0; i < names.size(); i++) {
      if (names.indexOf(names.get(i)) < i) {
        throw new InvalidRequestException(
            "repairs[" + i + "]",
            Found.quote(names.get(i)) + " has a file already; expected one for every member");
      }
    }
    return files;
  }

  private Optional<String> knowledgeScope() {
    Optional<String> scope = request.text("knowledgeScope");
    if (scope.isPresent() && !SCOPE.matcher(scope.get()).matches()) {
      throw new InvalidRequestException(
          "knowledgeScope",
          Found.quote(scope.get())
              + " is no name of a scope; expected 1 to 200 letters, digits and '-', '_', '.', ':', '/'");
    }
    return scope;
  }

  private Intent intent() {
    String text = request.text("intent").orElseThrow(() -> noIntent("is missing"));
    if (text.isBlank()) {
      throw noIntent("is empty");
    }
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Limits.INTENT_BYTES_MAX) {
      throw new InvalidRequestException(
          "intent", "has " + bytes + " bytes; expected at most " + Limits.INTENT_BYTES_MAX);
    }
    return new Intent(
        text,
        request.text("language").map(RequestReader::language),
        entryPoint(),
        request.texts("examples", Limits.EXAMPLES_MAX, Limits.EXAMPLE_CHARS_MAX),
        request.facts("context", CONTEXT));
  }

  private static InvalidRequestException noIntent(String problem) {
    return new InvalidRequestException(
        "intent", problem + "; expected a text that says what the program is to do");
  }

  private static Language language(String name) {
    return Language.named(name).orElseThrow(() -> unknownLanguage(name));
  }

  private static InvalidRequestException unknownLanguage(String name) {
    String known =
        Arrays.stream(Language.values())
            .map(Language::wireName)
            .collect(Collectors.joining(" or "));
    return new InvalidRequestException(
        "language", Found.quote(name) + " is not known; expected " + known);
  }

  private Optional<String> entryPoint() {
    Optional<String> name = request.text("entryPoint");
    if (name.isPresent() && !isIdentifier(name.get())) {
      throw new InvalidRequestException(
          "entryPoint",
          Found.quote(name.get())
              + " is no name of a function or method; expected for example run_length_encode");
    }
    return name;
  }

  private static boolean isIdentifier(String name) {
    return name.length() <= NAME_CHARS_MAX && IDENTIFIER.matcher(name).matches();
  }

  private List<String> models() {
    List<String> models = request.texts("models", Limits.PANEL_SAMPLES_MAX, NAME_CHARS_MAX);
    if (models.isEmpty() && request.has("models")) {
      throw new InvalidRequestException(
          "models", "is empty; expected 1 to " + Limits.PANEL_SAMPLES_MAX + " names");
    }
    for (int i = 0; i < models.size(); i++) {
      if (models.get(i).isBlank()) {
        throw new InvalidRequestException(
            "models[" + i + "]", "is empty; expected a model's name such as ollama:qwen3");
      }
    }
    return models;
  }

  private OptionalInt maxIterations() {
    return request
        .fields("reasoning", List.of("maxIterations"), "an object such as {\"maxIterations\": 3}")
        .map(reasoning -> reasoning.whole("maxIterations", 0, Limits.REASONING_ITERATIONS_MAX))
        .orElse(OptionalInt.empty());
  }

  private Duration deadline() {
    Duration deadline =
        request
            .text("deadline")
            .map(value -> Durations.parse("deadline", value))
            .orElse(Limits.GENERATION_DEADLINE);
    if (deadline.compareTo(Limits.GENERATION_DEADLINE_MAX) > 0) {
      throw new InvalidRequestException(
          "deadline",
          Found.quote(Durations.format(deadline))
              + " is too long; expected at most "
              + Durations.format(Limits.GENERATION_DEADLINE_MAX));
    }
    return deadline;
  }

  private Optional<Budget> budget() {
    return request
        .fields("budget", BudgetReader.FIELDS, BudgetReader.EXPECTED)
        .map(BudgetReader::read);
  }

  private OnDissent onDissent() {
    String value = request.text("onDissent").orElse("decide");
    return switch (value) {
      case "decide" -> OnDissent.DECIDE;
      case "ask" -> OnDissent.ASK;
      default ->
          throw new InvalidRequestException(
              "onDissent", Found.quote(value) + " is not known; expected decide or ask");
    };
  }

  private Optional<Demand> demand() {
    String expected = "a number between 0 and 1, both excluded";
    Optional<Demand> probability =
        request.share("minProbability", expected).map(Demand.MinProbability::new);
    Optional<Demand> risk = request.share("targetRisk", expected).map(Demand.TargetRisk::new);
    if (probability.isPresent() && risk.isPresent()) {
      throw new InvalidRequestException(
          "targetRisk", "is given beside minProbability; expected one of the two");
    }
    return probability.or(() -> risk);
  }

  private Optional<String> task() {
    Optional<String> task = request.text("task");
    if (task.isPresent() && task.get().length() > NAME_CHARS_MAX) {
      throw new InvalidRequestException(
          "task", "has " + task.get().length() + " characters; expected at most " + NAME_CHARS_MAX);
    }
    return task;
  }
}
