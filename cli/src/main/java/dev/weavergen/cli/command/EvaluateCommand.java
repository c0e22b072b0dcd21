package dev.weavergen.cli.command;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.client.EvaluationClient;
import dev.weavergen.cli.client.Interrupts;
import dev.weavergen.cli.servers.Servers;
import dev.weavergen.domain.generation.Durations;
import dev.weavergen.domain.validation.Report;
import dev.weavergen.domain.validation.Verdict;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.validation.EvaluationProgress;
import dev.weavergen.workflows.validation.EvaluationRequest;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A benchmark through the real workflows, followed to its report. */
@Command(
    name = "evaluate",
    description =
        "Runs a benchmark through real generations and compares ways of choosing; the table goes to standard output.",
    footer = {
      "",
      "The same evaluation, started again after a crash or Ctrl-C, goes on where it was; one that has ended runs anew.",
      "",
      "Examples:",
      "  weavergen evaluate --benchmark tasks.jsonl --samples a=a.jsonl --samples b=b.jsonl --samples c=c.jsonl --report report",
      "  weavergen evaluate --benchmark tasks.jsonl --samples a=a.jsonl --samples-per-task 9 --generated-tests tests.jsonl --test-author author=author.jsonl",
      "  weavergen evaluate --benchmark tasks.jsonl --samples a=a.jsonl --samples b=b.jsonl --repairs a=a-repairs.jsonl --arms reasoning,consensus,own-repairs",
      "  weavergen evaluate --benchmark tasks.jsonl --models ollama:qwen3,openai:gpt-4.1,anthropic:claude-sonnet-4-5 --limit 30"
    })
public final class EvaluateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @ArgGroup(validate = false)
  private final EvaluationOptions options = new EvaluationOptions();

  @ArgGroup(validate = false)
  private final EvaluationFiles files = new EvaluationFiles();

  public EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    options.check();
    options.checkFiles();
    files.check();
    Servers.Wanted wanted = Servers.Wanted.of(common).asking(options.asked());
    try (Servers servers = Servers.open(common.home(), wanted, console);
        EvaluationClient client = EvaluationClient.of(servers.endpoints())) {
      EvaluationRequest request = options.request(client);
      String id = request.id();
      client.start(request);
      console.say("evaluation " + id);
      Report found;
      try (Interrupts _ = Interrupts.during(id, client, console, servers.isOwner())) {
        found = client.await(id, new Lines(console));
      }
      print(found);
      files.write(id, found, client, console);
      return exitCode(found);
    }
  }

  private void print(Report found) {
    if (common.json()) {
      console.result(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(found));
      return;
    }
    new EvaluationTable(console).print(found);
  }

  private static int exitCode(Report found) {
    boolean refuted = found.claims().stream().anyMatch(claim -> claim.verdict() == Verdict.REFUTED);
    return refuted ? ExitCode.NO : ExitCode.DONE;
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
                      .filter(millis -> millis >= 1_000)
                      .map(millis ->
                          ", about "
                              + Durations.format(Duration.ofSeconds(millis / 1_000))
                              + " left")
                      .orElse("")));
    }
  }
}
