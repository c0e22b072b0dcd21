package dev.weavergen.cli.command;

import dev.weavergen.cli.WrongCallException;
import dev.weavergen.memory.benchmark.Benchmark;
import dev.weavergen.workflows.benchmarks.BenchmarkTask;
import dev.weavergen.workflows.payload.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The options that say what is asked and of whom, and the request that they make. */
final class RequestOptions {
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

  @Option(names = "--no-reasoning", description = "Do not repair; the same as --max-iterations 0.")
  private boolean noReasoning;

  @Option(
      names = "--max-iterations",
      paramLabel = "N",
      description = "Rounds of repair, 0 to 5 (default 5).")
  private Optional<Integer> maxIterations = Optional.empty();

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      description = "For the whole generation, for example 2m (default 10m).")
  private Optional<String> deadline = Optional.empty();

  @ArgGroup(validate = false)
  private final BudgetOptions budget = new BudgetOptions();

  @Option(
      names = "--min-probability",
      paramLabel = "P",
      description =
          "Answer only when the program is right with at least this probability, between 0 and 1; else the status is no-answer and the best guess is kept for `weavergen show`.")
  private Optional<Double> minProbability = Optional.empty();

  @Option(
      names = "--target-risk",
      paramLabel = "R",
      description =
          "Answer only when at most this share of such answers is wrong, by what was learned; while too little is learned there is no answer.")
  private Optional<Double> targetRisk = Optional.empty();

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

  @Option(
      names = "--on-dissent",
      paramLabel = "WHAT",
      description =
          "When the two best ways to behave are nearly even: decide (default), or ask and wait for `weavergen decide`.")
  private Optional<String> onDissent = Optional.empty();

  @Option(
      names = "--benchmark",
      paramLabel = "FILE",
      description =
          "Take the intent from a task of this benchmark: JSONL, or a folder with a file for each task.")
  private Optional<Path> benchmark = Optional.empty();

  @Option(names = "--task", paramLabel = "ID", description = "Which task of the benchmark.")
  private Optional<String> task = Optional.empty();

  @Option(
      names = "--hide-examples",
      description = "Keep the intent's examples from the judgement, and tests that repeat one.")
  private boolean hideExamples;

  @Option(
      names = "--merge",
      description =
          "Let a live model fuse the programs of the chosen behaviour; the result is the answer only when it behaves exactly as they do.")
  private boolean merge;

  @ArgGroup(validate = false)
  private final ReplayOptions replay = new ReplayOptions();

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
    replay.check(models, benchmark.isPresent());
    return json;
  }

  private void describeLimits(ObjectNode json) {
    deadline.ifPresent(value -> json.put("deadline", value));
    grace.ifPresent(value -> json.put("grace", value));
    quorum.ifPresent(value -> json.put("quorum", value));
    onDissent.ifPresent(value -> json.put("onDissent", value));
    minProbability.ifPresent(value -> json.put("minProbability", value));
    targetRisk.ifPresent(value -> json.put("targetRisk", value));
    if (noReasoning && maxIterations.orElse(0) > 0) {
      throw new WrongCallException(
          "--no-reasoning: is given beside --max-iterations; expected one of the two");
    }
    if (noReasoning || maxIterations.isPresent()) {
      json.putObject("reasoning").put("maxIterations", noReasoning ? 0 : maxIterations.orElse(0));
    }
    budget.json().ifPresent(limits -> json.set("budget", limits));
  }

  /** The models that a worker will ask; empty when all members replay files. */
  Optional<List<String>> asked() {
    return replay.replayAll(models) ? Optional.empty() : Optional.of(List.copyOf(models));
  }

  /** The files that members, their repairs and tests are replayed from. */
  ReplayedFiles files() {
    return replay.files(models);
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
        .or(() -> intentFile.map(IntentFile::read))
        .orElseThrow(() ->
            new WrongCallException(
                "INTENT is missing; say what the program is to do, or give --intent-file FILE"));
  }

  static void addAll(ObjectNode json, String field, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = json.withArray(field);
      values.forEach(array::add);
    }
  }
}
