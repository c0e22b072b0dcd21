package dev.weavergen.cli.command;

import dev.weavergen.cli.WrongCallException;
import dev.weavergen.domain.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that name files in place of models. */
final class ReplayOptions {
  @Option(
      names = "--recordings",
      paramLabel = "FILE",
      description = "Replay the panel's replies from this recordings file.")
  private Optional<Path> recordings = Optional.empty();

  @Option(
      names = "--samples",
      paramLabel = "NAME=FILE",
      converter = NamedFile.Converter.class,
      description = "A panel member that replays a samples file; repeatable.")
  private List<NamedFile> samples = new ArrayList<>();

  @Option(
      names = "--repairs",
      paramLabel = "NAME=FILE",
      converter = NamedFile.Converter.class,
      description =
          "The repairs that the panel member NAME gives, one each time it is asked: lines {\"task_id\", \"model\", \"iterations\": [{\"solution\"}]}, where the first iteration is its first program; repeatable.")
  private List<NamedFile> repairs = new ArrayList<>();

  @Option(
      names = "--generated-tests",
      paramLabel = "FILE",
      description =
          "Judge with the tests in this file (JSONL) instead of asking for some; repeatable.")
  private List<Path> generatedTests = new ArrayList<>();

  /**
   * Refuses what cannot be replayed.
   *
   * @param models of the panel
   * @param ofTask whether the intent is a task of a benchmark
   */
  void check(List<String> models, boolean ofTask) {
    if (!generatedTests.isEmpty() && !ofTask) {
      throw needsTask("--generated-tests", "the tests are for");
    }
    if (!samples.isEmpty() && !ofTask) {
      throw needsTask("--samples", "the samples answer");
    }
    if (!repairs.isEmpty() && !ofTask) {
      throw needsTask("--repairs", "the repairs answer");
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
    requireMembers(models);
  }

  private static WrongCallException needsTask(String option, String what) {
    return new WrongCallException(
        option + " needs --benchmark FILE and --task ID, which say what " + what);
  }

  /** The configured panel is the worker's: without a name of a member, it is for it to say. */
  private void requireMembers(List<String> models) {
    Set<String> known = new LinkedHashSet<>(models);
    samples.forEach(member -> known.add(member.name()));
    for (NamedFile repair : repairs) {
      if (!known.isEmpty() && !known.contains(repair.name())) {
        throw new WrongCallException(
            "--repairs: '"
                + repair.name()
                + "' is no member of the panel; expected "
                + String.join(" or ", known));
      }
    }
  }

  /** Whether no member is asked, since all replay files. */
  boolean replayAll(List<String> models) {
    return recordings.isPresent() || (models.isEmpty() && !samples.isEmpty());
  }

  /** The files that members, their repairs and tests are replayed from. */
  ReplayedFiles files(List<String> models) {
    Map<String, Path> members = NamedFile.byName("--samples", samples);
    return new ReplayedFiles(
        models, members, recordings, NamedFile.byName("--repairs", repairs), generatedTests);
  }
}
