package dev.weavergen.cli.command;

import dev.weavergen.cli.WrongCallException;
import dev.weavergen.cli.client.EvaluationClient;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.validation.Arms;
import dev.weavergen.memory.recordings.ImportException;
import dev.weavergen.memory.recordings.RecordingImport.Kind;
import dev.weavergen.workflows.validation.EvaluationRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say what is evaluated, and the request that they make. */
final class EvaluationOptions {
  @Option(
      names = "--benchmark",
      required = true,
      paramLabel = "FILE",
      description = "The tasks (JSONL) with their hidden tests.")
  private Path benchmark = Path.of("");

  @Option(
      names = "--samples",
      paramLabel = "NAME=FILE",
      converter = NamedFile.Converter.class,
      description = "A panel member that replays a samples file; repeatable.")
  private List<NamedFile> samples = new ArrayList<>();

  @Option(
      names = "--models",
      split = ",",
      paramLabel = "MODEL",
      description = "Live members of the panel, for example ollama:qwen3.")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--generated-tests",
      paramLabel = "FILE",
      description = "Tests that a model wrote for the tasks (JSONL); repeatable.")
  private List<Path> generatedTests = new ArrayList<>();

  @Option(
      names = "--test-author",
      paramLabel = "NAME=FILE",
      converter = NamedFile.Converter.class,
      description =
          "Samples of who wrote the generated tests, judged alone as an arm and shown to no generation; repeatable.")
  private List<NamedFile> testAuthors = new ArrayList<>();

  @ArgGroup(validate = false)
  private final RepairOptions repairing = new RepairOptions();

  @Option(
      names = "--hide-examples",
      description = "Keep the examples, and tests that repeat one, from the judgement.")
  private boolean hideExamples;

  @Option(
      names = "--drop-leaked-tests",
      description =
          "Label without those asserts of hidden tests that repeat a visible example; tasks that have no others are left out.")
  private boolean dropLeakedTests;

  @Option(
      names = "--learn",
      description =
          "Learn from the first two thirds of the tasks as they come, and judge the last third before and after.")
  private boolean learn;

  @Option(
      names = "--complete-only",
      description = "Only tasks to which every recorded member has a reply.")
  private boolean completeOnly;

  @Option(
      names = "--arms",
      split = ",",
      paramLabel = "ARM",
      description = "Which arms are reported, for example single,consensus,oracle (default: all).")
  private List<String> arms = new ArrayList<>();

  @Option(names = "--offset", paramLabel = "N", description = "Leave out the first N tasks.")
  private int offset;

  @Option(names = "--limit", paramLabel = "N", description = "At most N tasks.")
  private Optional<Integer> limit = Optional.empty();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description =
          "Generations at once (default: as many as there are cores, with live models 4).")
  private Optional<Integer> parallel = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "Of probes and intervals (default 0).")
  private long seed;

  @Option(
      names = "--samples-per-task",
      paramLabel = "N",
      description = "Successive replies of each recorded member that are candidates (default 1).")
  private Optional<Integer> samplesPerTask = Optional.empty();

  /** Whether what can be known without servers is right. */
  void check() {
    if (samples.isEmpty() && models.isEmpty()) {
      throw new WrongCallException(
          "nobody is asked; expected --samples NAME=FILE or --models A,B,C");
    }
    int members = samples.size() + models.size();
    if (members > Limits.PANEL_MEMBERS_MAX) {
      throw new WrongCallException(
          "--models and --samples name "
              + members
              + " members; expected at most "
              + Limits.PANEL_MEMBERS_MAX);
    }
    int seats = samples.size() * samplesPerTask.orElse(1) + models.size();
    if (seats > Limits.PANEL_SAMPLES_MAX) {
      throw new WrongCallException(
          "--samples-per-task makes "
              + seats
              + " candidates a task; expected at most "
              + Limits.PANEL_SAMPLES_MAX);
    }
    between("--offset", offset, 0, Integer.MAX_VALUE);
    limit.ifPresent(value -> between("--limit", value, 1, Integer.MAX_VALUE));
    parallel.ifPresent(value -> between("--parallel", value, 1, EvaluationRequest.PARALLEL_MAX));
    samplesPerTask.ifPresent(
        value -> between("--samples-per-task", value, 1, Limits.PANEL_SAMPLES_MAX));
    if (seed < 0) {
      throw new WrongCallException("--seed: is " + seed + "; expected at least 0");
    }
    arms.stream()
        .filter(arm -> !Arms.isKnown(arm))
        .findFirst()
        .ifPresent(arm -> {
          throw new WrongCallException(
              "--arms: there is no arm '"
                  + arm
                  + "'; expected single, mean-single, best-single, test-author, text-similarity, seed-formula, majority, consensus-no-labels, consensus, own-repairs, best-own-repairs, reasoning-no-labels, reasoning, oracle, single:NAME, test-author:NAME or own-repairs:NAME");
        });
    readable("--benchmark", benchmark);
    NamedFile.byName("--samples", samples).values().forEach(file -> readable("--samples", file));
    generatedTests.forEach(file -> readable("--generated-tests", file));
    NamedFile.byName("--test-author", testAuthors)
        .values()
        .forEach(file -> readable("--test-author", file));
    repairing.check(
        Stream.concat(samples.stream().map(NamedFile::name), models.stream()).toList(), arms);
  }

  /**
   * Reads the files and stores nothing, so that a broken one is known before anything starts.
   *
   * @throws ImportException with one line for every broken row
   * @throws WrongCallException when a file says nothing of any task
   */
  void checkFiles() {
    BenchmarkTasks tasks = BenchmarkTasks.read(benchmark);
    samples.forEach(named -> tasks.check("--samples", Kind.SAMPLES, named.file()));
    generatedTests.forEach(file -> tasks.check("--generated-tests", Kind.TESTS, file));
    testAuthors.forEach(named -> tasks.check("--test-author", Kind.SAMPLES, named.file()));
    repairing.checkFiles(tasks);
  }

  static void between(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new WrongCallException(
          option
              + ": is "
              + value
              + "; expected "
              + (most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most));
    }
  }

  static void readable(String option, Path file) {
    if (!Files.isReadable(file)) {
      throw new WrongCallException(
          option
              + ": "
              + file
              + (Files.exists(file) ? " cannot be read" : ": there is no such file"));
    }
  }

  /** The models that a worker will ask; empty when all members replay files. */
  Optional<List<String>> asked() {
    return models.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(models));
  }

  /** Imports the files, once by content hash, and names them in the request. */
  EvaluationRequest request(EvaluationClient client) {
    List<String> panel = new ArrayList<>(models);
    imported(Kind.SAMPLES, samples, client).forEach(member -> panel.add("recorded:" + member));
    List<String> tests = new ArrayList<>();
    for (Path file : generatedTests) {
      String name = ReplayedFiles.name(file);
      tests.add(name + "@" + client.importFile(Kind.TESTS, name, file));
    }
    return new EvaluationRequest(
        client.importBenchmark(ReplayedFiles.name(benchmark), benchmark),
        panel,
        tests,
        imported(Kind.SAMPLES, testAuthors, client),
        hideExamples,
        completeOnly,
        arms,
        offset,
        limit.orElse(0),
        parallel.orElseGet(this::parallelUsual),
        seed,
        samplesPerTask.orElse(0),
        dropLeakedTests,
        learn,
        imported(Kind.REPAIRS, repairing.files(), client),
        repairing.iterationsMax());
  }

  /** Replays wait for nothing but cores; more at once would only wait for each other. */
  private int parallelUsual() {
    return models.isEmpty()
        ? Math.clamp(Runtime.getRuntime().availableProcessors(), 2, EvaluationRequest.PARALLEL_MAX)
        : EvaluationRequest.PARALLEL_USUAL;
  }

  private static List<String> imported(Kind kind, List<NamedFile> files, EvaluationClient client) {
    return files.stream()
        .map(named -> named.name() + "@" + client.importFile(kind, named.name(), named.file()))
        .toList();
  }
}
