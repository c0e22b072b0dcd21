package dev.weavergen.cli.command;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.client.GenerationClient;
import dev.weavergen.cli.servers.Servers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cancels a running generation. */
@Command(
    name = "cancel",
    description = "Cancels a running generation; what has arrived by then is recorded.",
    footer = {
      "",
      "Example:",
      "  weavergen cancel generation-20261123-154501-9f86d081 --reason 'asked the wrong thing'"
    })
public final class CancelCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Parameters(index = "0", paramLabel = "ID", description = "The generation's id.")
  private String id = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Shown wherever the run is shown.")
  private String reason = "cancelled from the command line";

  public CancelCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Servers servers = Servers.open(common.home(), Servers.Wanted.of(common), console);
        GenerationClient client = GenerationClient.of(servers.endpoints())) {
      client.cancel(id, reason);
      console.say("cancelled " + id);
      return ExitCode.DONE;
    }
  }
}
