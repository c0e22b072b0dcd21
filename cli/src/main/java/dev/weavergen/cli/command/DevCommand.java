package dev.weavergen.cli.command;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.home.Home;
import dev.weavergen.cli.home.RunningServers;
import dev.weavergen.cli.servers.Servers;
import dev.weavergen.cli.servers.Shutdown;
import dev.weavergen.cli.servers.TemporalServer;
import dev.weavergen.workflows.payload.Json;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Everything in one go, until Ctrl-C. */
@Command(
    name = "dev",
    description =
        "Runs Temporal, PostgreSQL, a worker and the gateway in one go; Ctrl-C stops all, state survives.",
    footer = {
      "",
      "Example:",
      "  weavergen dev",
      "  temporal workflow start --type GenerationWorkflow --task-queue weavergen --input '{\"intent\": \"a Python function …\"}'"
    })
public final class DevCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the gateway (default: 8080, or the next free one).")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--temporal-port",
      paramLabel = "N",
      description = "Port of Temporal (default: 7233, or the next free one).")
  private Optional<Integer> temporalPort = Optional.empty();

  @Option(
      names = "--ui-port",
      paramLabel = "N",
      description = "Port of the Web UI (default: 8233, or the next free one).")
  private Optional<Integer> uiPort = Optional.empty();

  public DevCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Home home = common.home();
    Servers.Wanted wanted =
        new Servers.Wanted(
            common.temporal(),
            common.database(),
            common.config(),
            true,
            port,
            new TemporalServer.Ports(temporalPort, uiPort),
            false,
            Optional.empty());
    console.say("starting on " + home.folder() + " …");
    Servers servers = Servers.open(home, wanted, console);
    try (Shutdown shutdown = Shutdown.closing(servers, console)) {
      announce(servers.endpoints());
      if (!servers.isOwner()) {
        console.say(
            "another weavergen (process "
                + servers.endpoints().pid()
                + ") runs these on "
                + home.folder());
        return ExitCode.DONE;
      }
      console.say("ready; Ctrl-C stops all");
      shutdown.await();
      return ExitCode.DONE;
    }
  }

  private void announce(RunningServers servers) {
    if (common.json()) {
      ObjectNode json = Json.mapper().createObjectNode();
      json.put("temporal", servers.temporal());
      servers.webUi().ifPresent(url -> json.put("webUi", url));
      servers.gateway().ifPresent(url -> json.put("gateway", url));
      console.result(json.toString());
    }
    console.say("Temporal   " + servers.temporal());
    servers.webUi().ifPresent(url -> console.say("Web UI     " + url));
    servers.gateway().ifPresent(url -> console.say("Gateway    " + url));
  }
}
