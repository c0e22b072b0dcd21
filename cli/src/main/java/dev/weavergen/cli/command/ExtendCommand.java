package dev.weavergen.cli.command;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.WrongCallException;
import dev.weavergen.cli.client.GenerationClient;
import dev.weavergen.cli.client.NotTakenException;
import dev.weavergen.cli.servers.Servers;
import dev.weavergen.workflows.payload.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Adds to what a generation may spend; one that waits for that goes on. */
@Command(
    name = "extend",
    description =
        "Adds to the budget of a generation that runs; one that waits with status budget-exceeded goes on.",
    footer = {
      "",
      "Examples:",
      "  weavergen extend generation-20261123-154501-9f86d081 --budget-tokens 20000",
      "  weavergen extend generation-20261123-154501-9f86d081 --budget-usd 0.5 --budget-time 5m",
      "",
      "Exit code 1: the generation is over, or has no budget."
    })
public final class ExtendCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Parameters(index = "0", paramLabel = "ID", description = "The generation's id.")
  private String id = "";

  @ArgGroup(validate = false)
  private final BudgetOptions budget = new BudgetOptions();

  public ExtendCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    ObjectNode more = more();
    try (Servers servers = Servers.open(common.home(), Servers.Wanted.of(common), console);
        GenerationClient client = GenerationClient.of(servers.endpoints())) {
      client.extendBudget(id, more);
      console.say("extended " + id);
      if (servers.isOwner()) {
        // The servers end with this command; until then the run can come to its end.
        var _ = client.await(id, _ -> {});
      }
      console.say("weavergen show " + id + " --follow shows what becomes of it");
      return said(true, ExitCode.DONE);
    } catch (NotTakenException notTaken) {
      console.say(String.valueOf(notTaken.getMessage()));
      return said(false, ExitCode.NO);
    }
  }

  private ObjectNode more() {
    return budget
        .json()
        .orElseThrow(() ->
            new WrongCallException(
                "expected at least one of --budget-usd, --budget-tokens and --budget-time, for example `weavergen extend "
                    + id
                    + " --budget-tokens 20000`"));
  }

  private int said(boolean extended, int exitCode) {
    if (common.json()) {
      console.result(
          Json.mapper()
              .createObjectNode()
              .put("id", id)
              .put("extended", extended)
              .toPrettyString());
    }
    return exitCode;
  }
}
