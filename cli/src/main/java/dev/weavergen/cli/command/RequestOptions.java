package dev.weavergen.cli.command;

import dev.weavergen.cli.WrongCallException;
import dev.weavergen.cli.client.GenerationClient;
import dev.weavergen.cli.client.GenerationClient.Recording;
import dev.weavergen.domain.Limits;
import dev.weavergen.memory.benchmark.Benchmark;
import dev.weavergen.memory.recordings.ImportException;
import dev.weavergen.memory.recordings.RecordingImport;
import dev.weavergen.workflows.benchmarks.BenchmarkTask;
import dev.weavergen.workflows.payload.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The options that say what is asked and of whom, and the request that they make. */
final class RequestOptions {
  private static final int TEST_FILE_NAME_CHARS_MAX = 100;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "INTENT",
      description = "What the program is to do.")
  private Optional<String> intent = Optional.empty();

  @Option(
      names = "--intent-file",
      paramLabel = "FILE",
      description = "Read the intent from a file, - for standard input.")
  private Optional<String> intentFile = Optional.empty();

  @Option(names = "--language", paramLabel = "LANG", description = "python or java.")
  private Optional<String> language = Optional.empty();

  @Option(
      names = "--entry-point",
      paramLabel = "NAME",
      description = "Name of the function or method.")
  private Optional<String> entryPoint = Optional.empty();

  @Option(
      names = "--example",
      paramLabel = "EXAMPLE",
      description = "An example such as 'f(1) == 2'; repeatable.")
  private List<String> examples = new ArrayList<>();

  @Option(names = "--context", paramLabel = "NAME=VALUE", description = "A named fact; repeatable.")
  private Map<String, String> context = new LinkedHashMap<>();

  @Option(
      names = "--models",
      split = ",",
      paramLabel = "MODEL",
      description = "The panel, for example ollama:qwen3,openai:gpt-4.1.")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--recordings",
      paramLabel = "FILE",
      description = "Replay the panel's replies from this recordings file.")
  private Optional<Path> recordings = Optional.empty();

  @Option(names = "--no-reasoning", description = "Do not repair.")
  private boolean noReasoning;

  @Option(
      names = "--max-iterations",
      paramLabel = "N",
      description = "Reasoning iterations, 0 to 5.")
  private Optional<Integer> maxIterations = Optional.empty();

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      description = "For the whole generation, for example 2m (default 10m).")
  private Optional<String> deadline = Optional.empty();

  @Option(names = "--budget-usd", paramLabel = "X", description = "US dollars.")
  private Optional<Double> budgetUsd = Optional.empty();

  @Option(names = "--budget-tokens", paramLabel = "N", description = "Tokens, input and output.")
  private Optional<Long> budgetTokens = Optional.empty();

  @Option(
      names = "--quorum",
      paramLabel = "N",
      description = "Answers that start the grace period (default: a majority).")
  private Optional<Integer> quorum = Optional.empty();

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      description = "How long the rest may still take then, for example 10s.")
  private Optional<String> grace = Optional.empty();

  @Option(names = "--on-dissent", paramLabel = "WHAT", description = "decide or ask.")
  private Optional<String> onDissent = Optional.empty();

  @Option(
      names = "--benchmark",
      paramLabel = "FILE",
      description = "Take the intent from a task of this benchmark (JSONL).")
  private Optional<Path> benchmark = Optional.empty();

  @Option(names = "--task", paramLabel = "ID", description = "Which task of the benchmark.")
  private Optional<String> task = Optional.empty();

  @Option(
      names = "--samples",
      paramLabel = "NAME=FILE",
      description = "A panel member that replays a samples file; repeatable.")
  private Map<String, Path> samples = new LinkedHashMap<>();

  @Option(
      names = "--generated-tests",
      paramLabel = "FILE",
      description =
          "Judge with the tests in this file (JSONL) instead of asking for some; repeatable.")
  private List<Path> generatedTests = new ArrayList<>();

  @Option(
      names = "--hide-examples",
      description = "Keep the intent's examples from the judgement, and tests that repeat one.")
  private boolean hideExamples;

  @Option(
      names = "--merge",
      description =
          "Let a live model fuse the programs of the chosen behaviour; the result is the answer only when it behaves exactly as they do.")
  private boolean merge;

  /** The request, apart from members that have to be imported first. */
  ObjectNode json() {
    ObjectNode json = Json.mapper().createObjectNode();
    if (benchmark.isPresent()) {
      describe(json, benchmarkTask(benchmark.get()));
    } else if (task.isPresent()) {
      throw new WrongCallException("--task needs --benchmark FILE, which holds the task");
    } else {
      json.put("intent", intentText());
    }
    language.ifPresent(value -> json.put("language", value));
    entryPoint.ifPresent(value -> json.put("entryPoint", value));
    addAll(json, "examples", examples);
    if (!context.isEmpty()) {
      ObjectNode facts = json.putObject("context");
      context.forEach(facts::put);
    }
    addAll(json, "models", models);
    if (merge) {
      json.put("merge", true);
    }
    if (hideExamples) {
      json.put("hideExamples", true);
    }
    describeLimits(json);
    requireSources();
    return json;
  }

  private void describeLimits(ObjectNode json) {
    deadline.ifPresent(value -> json.put("deadline", value));
    grace.ifPresent(value -> json.put("grace", value));
    quorum.ifPresent(value -> json.put("quorum", value));
    onDissent.ifPresent(value -> json.put("onDissent", value));
    if (noReasoning || maxIterations.isPresent()) {
      json.putObject("reasoning").put("maxIterations", noReasoning ? 0 : maxIterations.orElse(0));
    }
    if (budgetUsd.isPresent() || budgetTokens.isPresent()) {
      ObjectNode budget = json.putObject("budget");
      budgetUsd.ifPresent(value -> budget.put("usd", value));
      budgetTokens.ifPresent(value -> budget.put("tokens", value));
    }
  }

  private void requireSources() {
    if (!generatedTests.isEmpty() && benchmark.isEmpty()) {
      throw new WrongCallException(
          "--generated-tests needs --benchmark FILE and --task ID, which say what the tests are for");
    }
    if (!samples.isEmpty() && benchmark.isEmpty()) {
      throw new WrongCallException(
          "--samples needs --benchmark FILE and --task ID, which say what the samples answer");
    }
    if (recordings.isPresent() && models.isEmpty()) {
      throw new WrongCallException(
          "--recordings needs --models, which says whose replies are replayed");
    }
    int members = models.size() + samples.size();
    if (members > Limits.PANEL_MEMBERS_MAX) {
      throw new WrongCallException(
          "--models and --samples name "
              + members
              + " members; expected at most "
              + Limits.PANEL_MEMBERS_MAX);
    }
  }

  /** The models that a worker will ask; empty when all members replay files. */
  Optional<List<String>> asked() {
    return recordings.isPresent() || (models.isEmpty() && !samples.isEmpty())
        ? Optional.empty()
        : Optional.of(List.copyOf(models));
  }

  /**
   * Reads the files that members replay and stores nothing, so that a broken one is known before
   * anything starts.
   *
   * @throws ImportException with one line for every broken row
   */
  void checkRecordings() {
    recordings.ifPresent(file -> RecordingImport.check(RecordingImport.Kind.RECORDINGS, file));
    samples.values().forEach(file -> RecordingImport.check(RecordingImport.Kind.SAMPLES, file));
    generatedTests.forEach(file -> RecordingImport.check(RecordingImport.Kind.TESTS, file));
  }

  /**
   * Imports the files that members replay, once by content hash, and names those members in the
   * request.
   *
   * @throws WrongCallException with one line for every broken row
   */
  void importRecordings(ObjectNode json, GenerationClient client) {
    List<String> tests = new ArrayList<>();
    for (Path file : generatedTests) {
      String name = name(file);
      tests.add(name + "@" + client.importRecording(Recording.TESTS, name, file));
    }
    addAll(json, "generatedTests", tests);
    if (samples.isEmpty() && recordings.isEmpty()) {
      return;
    }
    List<String> members = new ArrayList<>();
    for (String model : models) {
      members.add(
          recordings
              .map(file ->
                  "recorded:"
                      + model
                      + "@"
                      + client.importRecording(Recording.RECORDINGS, model, file))
              .orElse(model));
    }
    samples.forEach((name, file) ->
        members.add(
            "recorded:" + name + "@" + client.importRecording(Recording.SAMPLES, name, file)));
    json.remove("models");
    addAll(json, "models", members);
  }

  /** The file's own name, bounded. */
  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, Math.min(name.length(), TEST_FILE_NAME_CHARS_MAX));
  }

  private BenchmarkTask benchmarkTask(Path file) {
    String id =
        task.orElseThrow(
            () -> new WrongCallException("--benchmark needs --task ID, which names the task"));
    if (intent.isPresent() || intentFile.isPresent()) {
      throw new WrongCallException(
          "the intent comes from --benchmark; leave INTENT and --intent-file out");
    }
    return new Benchmark(file).task(id);
  }

  private static void describe(ObjectNode json, BenchmarkTask task) {
    json.put("intent", task.intent().orElse(task.prompt()));
    json.put("entryPoint", task.entryPoint());
    json.put("task", task.taskId());
    addAll(json, "examples", task.examples());
  }

  private String intentText() {
    if (intent.isPresent() && intentFile.isPresent()) {
      throw new WrongCallException(
          "INTENT and --intent-file both name an intent; give one of them");
    }
    return intent
        .or(() -> intentFile.map(RequestOptions::read))
        .orElseThrow(() ->
            new WrongCallException(
                "INTENT is missing; say what the program is to do, or give --intent-file FILE"));
  }

  private static String read(String file) {
    try (InputStream stream = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
      byte[] bytes = stream.readNBytes(Limits.INTENT_BYTES_MAX + 1);
      if (bytes.length > Limits.INTENT_BYTES_MAX) {
        throw new WrongCallException(
            "--intent-file: "
                + file
                + " has more than "
                + Limits.INTENT_BYTES_MAX
                + " bytes, the most an intent may have");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new WrongCallException("--intent-file: " + file + " is not UTF-8 text");
    } catch (IOException e) {
      String why =
          e instanceof NoSuchFileException
              ? "there is no such file"
              : Files.isDirectory(Path.of(file)) ? "it is a folder" : e.getMessage();
      throw new WrongCallException("--intent-file: " + file + " cannot be read: " + why);
    }
  }

  private static void addAll(ObjectNode json, String field, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = json.withArray(field);
      values.forEach(array::add);
    }
  }
}
