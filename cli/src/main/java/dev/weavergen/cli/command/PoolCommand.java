package dev.weavergen.cli.command;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.WrongCallException;
import dev.weavergen.domain.validation.PooledReport;
import dev.weavergen.domain.validation.Report;
import dev.weavergen.domain.validation.Verdict;
import dev.weavergen.workflows.payload.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;

/** Several evaluations as one: what no panel shows alone. Needs no server. */
@Command(
    name = "pool",
    description =
        "Pools the reports of several evaluations by task, and judges what reasoning and the consensus bring over all of their panels.",
    footer = {
      "",
      "A task that several panels were given counts as one task; the best single model and the best own repairs are each panel's own.",
      "",
      "Example:",
      "  weavergen evaluate … --report first; weavergen evaluate … --report second; weavergen pool first second"
    })
public final class PoolCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(names = "--seed", paramLabel = "N", description = "Of intervals (default 0).")
  private long seed;

  @Parameters(
      arity = "1..*",
      paramLabel = "REPORT",
      description = "What --report wrote: the folder, or report.json in it; each once.")
  private List<Path> reports = new ArrayList<>();

  public PoolCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Path> files = reports.stream().map(PoolCommand::file).toList();
    if (new LinkedHashSet<>(files).size() < files.size()) {
      throw new WrongCallException(
          "REPORT: one is given twice; expected each once, as it would pass for two panels");
    }
    PooledReport pooled = PooledReport.of(files.stream().map(PoolCommand::read).toList(), seed);
    if (common.json()) {
      console.result(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(pooled));
    } else {
      new EvaluationTable(console).print(pooled);
    }
    boolean refuted =
        pooled.claims().stream().anyMatch(claim -> claim.verdict() == Verdict.REFUTED);
    return refuted ? ExitCode.NO : ExitCode.DONE;
  }

  private static Path file(Path report) {
    Path file = Files.isDirectory(report) ? report.resolve("report.json") : report;
    if (!Files.isReadable(file)) {
      throw new WrongCallException(
          "REPORT: " + file + " cannot be read; expected what evaluate --report wrote");
    }
    return file.toAbsolutePath().normalize();
  }

  private static Report read(Path file) {
    try {
      @Nullable Report report = Json.mapper().readValue(Files.readString(file), Report.class);
      if (report != null && !report.tasksDetail().isEmpty()) {
        return report;
      }
      throw new WrongCallException("REPORT: " + file + " holds no task");
    } catch (JacksonException broken) {
      throw new WrongCallException(
          "REPORT: " + file + " is no report; expected what evaluate --report wrote");
    } catch (IOException e) {
      throw new WrongCallException("REPORT: " + file + " cannot be read: " + e);
    }
  }
}
