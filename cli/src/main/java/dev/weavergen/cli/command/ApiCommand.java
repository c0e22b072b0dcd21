package dev.weavergen.cli.command;

import dev.weavergen.api.GatewayProcess;
import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.servers.Deployment;
import dev.weavergen.cli.servers.FreePort;
import dev.weavergen.cli.servers.Shutdown;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The gateway of a real deployment. */
@Command(
    name = "api",
    description = "Runs the HTTP gateway against a running Temporal server and PostgreSQL.",
    footer = {
      "",
      "Example:",
      "  weavergen api --port 8080 --temporal 127.0.0.1:7233 --database postgresql://user:password@host:5432/weavergen"
    })
public final class ApiCommand implements Callable<Integer> {
  private static final int PORT = 8080;

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port (default: 8080, or the next free one).")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Address to listen on (default: 127.0.0.1).")
  private String bind = "127.0.0.1";

  public ApiCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Deployment deployment = Deployment.of(common);
    int chosen = FreePort.choose("the gateway", "--port", port, PORT);
    Map<String, String> properties = new LinkedHashMap<>(deployment.properties());
    properties.put("server.port", String.valueOf(chosen));
    properties.put("server.address", bind);
    GatewayProcess gateway = GatewayProcess.start(properties);
    try (Shutdown shutdown = Shutdown.closing(gateway, console)) {
      console.say("gateway ready at http://" + bind + ":" + chosen + "; Ctrl-C stops it");
      shutdown.await();
      return ExitCode.DONE;
    }
  }
}
