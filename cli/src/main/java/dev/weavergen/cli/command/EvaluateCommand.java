package dev.weavergen.cli.command;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.UnavailableException;
import dev.weavergen.cli.client.EvaluationClient;
import dev.weavergen.cli.servers.Servers;
import dev.weavergen.domain.generation.Durations;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.validation.EvaluationProgress;
import dev.weavergen.workflows.validation.EvaluationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** A benchmark through the real workflows, followed to its report. */
@Command(
    name = "evaluate",
    description =
        "Runs a benchmark through real generations and compares ways of choosing; the table goes to standard output.",
    footer = {
      "",
      "The same evaluation, started again after a crash, goes on where it was.",
      "",
      "Example:",
      "  weavergen evaluate --benchmark tasks.jsonl --samples a=a.jsonl --samples b=b.jsonl --samples c=c.jsonl --report report"
    })
public final class EvaluateCommand implements Callable<Integer> {
  private static final String ROW = "%-32s %7s %5s %7s  %s";

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @ArgGroup(validate = false)
  private final EvaluationOptions options = new EvaluationOptions();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write report.json into this folder.")
  private Optional<Path> report = Optional.empty();

  public EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    options.check();
    report.ifPresent(EvaluateCommand::makeFolder);
    Servers.Wanted wanted = Servers.Wanted.of(common).asking(options.asked());
    try (Servers servers = Servers.open(common.home(), wanted, console);
        EvaluationClient client = EvaluationClient.of(servers.endpoints())) {
      EvaluationRequest request = options.request(client);
      console.say("evaluation " + request.id());
      client.start(request);
      JsonNode found = client.await(request.id(), new Lines(console));
      report.ifPresent(folder -> write(folder.resolve("report.json"), pretty(found)));
      print(found);
      return exitCode(found);
    }
  }

  private static void makeFolder(Path folder) {
    try {
      var _ = Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UnavailableException("--report: " + folder + " cannot be made: " + e, e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UnavailableException("--report: " + file + " cannot be written: " + e, e);
    }
  }

  private static String pretty(JsonNode json) {
    return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(json);
  }

  private void print(JsonNode found) {
    if (common.json()) {
      console.result(pretty(found));
      return;
    }
    console.result(
        Console.printable(
            "%s: %d tasks"
                .formatted(found.path("benchmark").asString(), found.path("tasks").asInt())));
    console.result(String.format(Locale.ROOT, ROW, "arm", "passed", "n", "rate", "95 %"));
    for (Map.Entry<String, JsonNode> arm : found.path("arms").properties()) {
      console.result(Console.printable(row(arm.getKey(), arm.getValue())));
    }
    for (JsonNode claim : found.path("claims")) {
      console.result(
          Console.printable(
              "%s: %s (difference %+.3f, p %.3g)"
                  .formatted(
                      claim.path("verdict").asString(),
                      claim.path("statement").asString(),
                      claim.path("difference").asDouble(),
                      claim.path("pHolm").asDouble())));
    }
  }

  private static String row(String name, JsonNode arm) {
    double passed = arm.path("passed").asDouble();
    return String.format(
        Locale.ROOT,
        ROW,
        name,
        passed == Math.rint(passed)
            ? String.valueOf((long) passed)
            : String.format(Locale.ROOT, "%.1f", passed),
        arm.path("n").asString(),
        String.format(Locale.ROOT, "%.3f", arm.path("passRate").asDouble()),
        String.format(
            Locale.ROOT,
            "%.3f–%.3f",
            arm.path("ci95").path(0).asDouble(),
            arm.path("ci95").path(1).asDouble()));
  }

  private static int exitCode(JsonNode found) {
    for (JsonNode claim : found.path("claims")) {
      if (claim.path("verdict").asString().equals("refuted")) {
        return ExitCode.NO;
      }
    }
    return ExitCode.DONE;
  }

  /** One line whenever more tasks are done. */
  private static final class Lines implements Consumer<EvaluationProgress> {
    private final Console console;
    private int told = -1;

    Lines(Console console) {
      this.console = console;
    }

    @Override
    public void accept(EvaluationProgress progress) {
      if (progress.done() == told || progress.total() == 0) {
        return;
      }
      told = progress.done();
      console.say(
          "%d of %d tasks, %d passed, %d running%s%s"
              .formatted(
                  progress.done(),
                  progress.total(),
                  progress.passed(),
                  progress.running(),
                  progress.failedRuns() == 0 ? "" : ", " + progress.failedRuns() + " failed",
                  progress
                      .leftMillis()
                      .map(millis ->
                          ", about "
                              + Durations.format(Duration.ofSeconds(millis / 1_000))
                              + " left")
                      .orElse("")));
    }
  }
}
