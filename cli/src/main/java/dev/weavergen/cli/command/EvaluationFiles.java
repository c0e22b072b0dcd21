package dev.weavergen.cli.command;

import dev.weavergen.api.validation.ReportPage;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.UnavailableException;
import dev.weavergen.cli.WrongCallException;
import dev.weavergen.cli.client.EvaluationClient;
import dev.weavergen.domain.validation.Report;
import dev.weavergen.memory.benchmark.SamplesFile;
import dev.weavergen.workflows.payload.Json;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What an evaluation leaves behind in files. */
final class EvaluationFiles {
  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write report.json and report.html into this folder.")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--export-samples",
      paramLabel = "FILE",
      description =
          "Write the chosen programs as {\"task_id\", \"solution\"} lines, which other harnesses read (packed when it ends in .gz).")
  private Optional<Path> samples = Optional.empty();

  /** Whether what is to be written can be, before anything runs. */
  void check() {
    report.ifPresent(folder -> {
      try {
        var _ = Files.createDirectories(folder);
      } catch (IOException e) {
        throw new WrongCallException(
            "--report: " + folder + " cannot be made; expected a folder or where one can be");
      }
    });
    samples
        .map(Path::toAbsolutePath)
        .filter(file -> Files.isDirectory(file) || !Files.isDirectory(file.resolveSibling(".")))
        .ifPresent(file -> {
          throw new WrongCallException(
              "--export-samples: "
                  + file
                  + " cannot be written; expected a file in a folder that exists");
        });
  }

  /**
   * Writes them, also of an evaluation that measured nothing: they say why.
   *
   * @throws UnavailableException when not one task has a verdict
   */
  void write(String id, Report found, EvaluationClient client, Console console) {
    try {
      if (report.isPresent()) {
        Path json = report.get().resolve("report.json");
        Files.writeString(
            json, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(found));
        Path page = report.get().resolve("report.html");
        try (Writer out = Files.newBufferedWriter(page)) {
          new ReportPage().write(found, client.runs(), out);
        }
        console.say("report: " + json);
        console.say("report: " + page);
      }
      if (samples.isPresent()) {
        new SamplesFile(samples.get()).write(client.solutions(id));
        console.say("chosen programs: " + samples.get());
      }
    } catch (IOException e) {
      throw new UnavailableException("the report cannot be written: " + e, e);
    }
    requireLabels(found.tasksDetail());
  }

  /** Without a verdict on any task nothing was measured, which no script may take for a result. */
  static void requireLabels(List<Report.TaskDetail> tasks) {
    boolean none =
        tasks.stream().allMatch(task -> task.arms().isEmpty() && task.problem().isPresent());
    if (none && !tasks.isEmpty()) {
      Report.TaskDetail first = tasks.getFirst();
      throw new UnavailableException(
          "no task could be labelled; "
              + first.task_id()
              + ": "
              + first.problem().orElse("no reason is known"));
    }
  }
}
