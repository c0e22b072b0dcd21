package dev.weavergen.cli.command;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import dev.weavergen.cli.servers.Versions;
import dev.weavergen.workflows.payload.Json;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The versions of everything that takes part. */
@Command(
    name = "version",
    description = "Versions of weavergen, the JDK, the Temporal server and PostgreSQL.",
    footer = {"", "Example:", "  weavergen version --json"})
public final class VersionCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  public VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Map<String, String> versions = Versions.of(common);
    if (common.json()) {
      console.result(Json.mapper().writeValueAsString(versions));
    } else {
      versions.forEach(
          (part, version) -> console.result(String.format(Locale.ROOT, "%-12s %s", part, version)));
    }
    return ExitCode.DONE;
  }
}
