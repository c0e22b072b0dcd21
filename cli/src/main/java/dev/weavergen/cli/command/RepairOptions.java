package dev.weavergen.cli.command;

import dev.weavergen.cli.WrongCallException;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.validation.Arms;
import dev.weavergen.memory.recordings.RecordingImport.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say whether an evaluation's generations repair programs, and who answers. */
final class RepairOptions {
  @Option(
      names = "--repairs",
      paramLabel = "NAME=FILE",
      converter = NamedFile.Converter.class,
      description =
          "Recorded repairs {task_id, model, iterations: [{solution}]} with which member NAME answers when it is asked for repairs; repeatable.")
  private List<NamedFile> repairs = new ArrayList<>();

  @Option(
      names = "--max-iterations",
      paramLabel = "N",
      description =
          "At most N rounds of repair a generation, 0 to 5 (default: 5, and 0 when --arms names neither reasoning nor reasoning-no-labels).")
  private Optional<Integer> maxIterations = Optional.empty();

  @Option(names = "--no-reasoning", description = "No rounds of repair.")
  private boolean noReasoning;

  /**
   * Whether what can be known without servers is right.
   *
   * @param members of the panel, as their user names them
   * @param arms that are to be reported; empty for all
   */
  void check(List<String> members, List<String> arms) {
    maxIterations.ifPresent(value ->
        EvaluationOptions.between("--max-iterations", value, 0, Limits.REASONING_ITERATIONS_MAX));
    if (noReasoning && maxIterations.orElse(0) > 0) {
      throw new WrongCallException(
          "--no-reasoning: is given beside --max-iterations; expected one of the two");
    }
    arms.forEach(this::requirePossible);
    NamedFile.byName("--repairs", repairs)
        .forEach((name, file) -> {
          if (!members.contains(name)) {
            throw new WrongCallException(
                "--repairs: '"
                    + name
                    + "' is no member of the panel; expected one of "
                    + String.join(", ", members));
          }
          EvaluationOptions.readable("--repairs", file);
        });
  }

  /** An arm that nobody can give a result would be missing without a word. */
  private void requirePossible(String arm) {
    if (Arms.isReasoning(arm) && iterationsMax().filter(most -> most == 0).isPresent()) {
      throw new WrongCallException(
          "--arms: '" + arm + "' needs rounds of repair, and this call allows none");
    }
    if (arm.contains("own-repairs") && repairs.isEmpty()) {
      throw new WrongCallException("--arms: '" + arm + "' needs --repairs NAME=FILE");
    }
  }

  /** As {@link EvaluationOptions#checkFiles}. */
  void checkFiles(BenchmarkTasks tasks) {
    repairs.forEach(named -> tasks.check("--repairs", Kind.REPAIRS, named.file()));
  }

  List<NamedFile> files() {
    return List.copyOf(repairs);
  }

  /** Empty where nobody said. */
  Optional<Integer> iterationsMax() {
    return noReasoning ? Optional.of(0) : maxIterations;
  }
}
