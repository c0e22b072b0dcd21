package dev.weavergen.cli.command;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.WrongCallException;
import dev.weavergen.cli.client.GenerationClient;
import dev.weavergen.cli.servers.Servers;
import dev.weavergen.workflows.outcomes.OutcomeLabels;
import dev.weavergen.workflows.payload.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reports whether a generation's program turned out to be right. */
@Command(
    name = "outcome",
    description =
        "Reports whether the program that a generation chose is right; models' track records follow from this. Another report"
            + " corrects the one before.",
    footer = {
      "",
      "Examples:",
      "  weavergen outcome generation-20261123-154501-9f86d081 passed",
      "  weavergen outcome generation-20261123-154501-9f86d081 failed --json"
    })
public final class OutcomeCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Parameters(index = "0", paramLabel = "ID", description = "The generation's id.")
  private String id = "";

  @Parameters(
      index = "1",
      paramLabel = "passed|failed",
      description = "Whether the program is right.")
  private String verdict = "";

  public OutcomeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    boolean passed = passed();
    try (Servers servers = Servers.open(common.home(), Servers.Wanted.of(common), console);
        GenerationClient client = GenerationClient.of(servers.endpoints())) {
      print(passed, client.report(id, passed));
      return ExitCode.DONE;
    }
  }

  private boolean passed() {
    return switch (verdict) {
      case "passed" -> true;
      case "failed" -> false;
      default ->
          throw new WrongCallException(
              "the outcome is '" + verdict + "'; expected passed or failed");
    };
  }

  private void print(boolean passed, Optional<OutcomeLabels> labels) {
    if (common.json()) {
      console.result(
          labels
              .map(written -> Json.mapper().writeValueAsString(written))
              .orElseGet(() ->
                  Json.mapper().writeValueAsString(Map.of("generationId", id, "passed", passed))));
      return;
    }
    console.result(
        Console.printable(
            labels
                .map(OutcomeCommand::words)
                .orElse("kept; the program is labelled once a worker comes")));
  }

  private static String words(OutcomeLabels labels) {
    String verdict = labels.passed() ? "right" : "wrong";
    return labels.members().isEmpty()
        ? "labelled as %s: the program, which is no member's own".formatted(verdict)
        : "labelled as %s: %s".formatted(verdict, String.join(", ", labels.members()));
  }
}
