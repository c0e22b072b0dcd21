package dev.weavergen.cli.command;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.servers.ConfigurationFiles;
import dev.weavergen.cli.servers.Versions;
import dev.weavergen.workers.SandboxState;
import dev.weavergen.workers.WorkerSandboxes;
import dev.weavergen.workers.WorkerSettings;
import dev.weavergen.workflows.payload.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ObjectNode;

/** The versions of everything that takes part. */
@Command(
    name = "version",
    description =
        "Versions of weavergen, the JDK, the Temporal server and PostgreSQL, and how candidates are run.",
    footer = {"", "Example:", "  weavergen version --json"})
public final class VersionCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  public VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<SandboxState> sandboxes =
        WorkerSandboxes.states(
            WorkerSettings.read(ConfigurationFiles.properties(common.home(), common.config()))
                .sandbox());
    Map<String, String> versions = Versions.of(common);
    versions.put(
        "sandbox", String.join(", ", sandboxes.stream().map(SandboxState::summary).toList()));
    if (common.json()) {
      ObjectNode document = Json.mapper().valueToTree(versions);
      document.set("sandboxes", Json.mapper().valueToTree(sandboxes));
      console.result(document.toString());
    } else {
      versions.forEach(
          (part, version) -> console.result(String.format(Locale.ROOT, "%-12s %s", part, version)));
      SandboxLines.of(sandboxes).forEach(line -> console.result(Console.printable(line)));
    }
    return ExitCode.DONE;
  }
}
