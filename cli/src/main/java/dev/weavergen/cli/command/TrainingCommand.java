package dev.weavergen.cli.command;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.client.GenerationClient;
import dev.weavergen.cli.client.ProgressLines;
import dev.weavergen.cli.servers.Servers;
import dev.weavergen.cli.servers.TemporalServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/**
 * A short run through everything that a start loads, made once by the launcher after a build: the
 * JDK keeps the loaded classes in an AOT cache, from which every later start is two to four times
 * faster. A thin client gets a cache of its own, because the JDK loads all of a cache's classes at
 * start.
 */
@Command(
    name = "training",
    hidden = true,
    description = "Loads what a start needs, for the launcher's AOT caches.")
public final class TrainingCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(
      names = "--client",
      description = "Command line of a JVM that is to be trained as a thin client.")
  private List<String> client = new ArrayList<>();

  public TrainingCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    Servers.Wanted wanted =
        new Servers.Wanted(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            Optional.empty(),
            TemporalServer.Ports.ANY,
            true,
            Optional.empty());
    try (Servers servers = Servers.open(common.home(), wanted, console);
        GenerationClient gateway = GenerationClient.of(servers.endpoints())) {
      DemoScripts scripts = new DemoScripts(gateway);
      ObjectNode request = scripts.requests().getFirst();
      String id = gateway.start(request);
      int code =
          new ResultPrinter(console, false).print(gateway.await(id, new ProgressLines(console)));
      return client.isEmpty() ? code : trainClient(scripts);
    }
  }

  /** Runs a thin client against the servers of this process. */
  private int trainClient(DemoScripts scripts) throws IOException, InterruptedException {
    Path samples = scripts.samples("careful");
    Path benchmark = scripts.benchmark();
    List<String> command = new ArrayList<>(client);
    command.addAll(List.of("generate", "--home", common.home().folder().toString(), "--json"));
    command.addAll(List.of("--benchmark", benchmark.toString(), "--task", scripts.firstTask()));
    command.addAll(List.of("--samples", "careful=" + samples, "--samples", "same=" + samples));
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    return code == ExitCode.DONE ? ExitCode.DONE : ExitCode.NO;
  }
}
