package dev.weavergen.cli.command;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.servers.Deployment;
import dev.weavergen.cli.servers.Shutdown;
import dev.weavergen.workers.WorkerProcess;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One worker of a real deployment. */
@Command(
    name = "worker",
    description = "Runs a worker against a running Temporal server and PostgreSQL.",
    footer = {
      "",
      "Example:",
      "  weavergen worker --temporal 127.0.0.1:7233 --database postgresql://user:password@host:5432/weavergen"
    })
public final class WorkerCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  public WorkerCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Deployment deployment = Deployment.of(common);
    WorkerProcess worker = WorkerProcess.start(false, List.of(), deployment.properties());
    try (Shutdown shutdown = Shutdown.closing(worker, console)) {
      console.say("worker ready on " + deployment.temporal() + "; Ctrl-C stops it");
      shutdown.await();
      return ExitCode.DONE;
    }
  }
}
