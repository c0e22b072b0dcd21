package dev.weavergen.cli.command;

import dev.weavergen.cli.WrongCallException;
import dev.weavergen.workflows.learning.Scopes;
import dev.weavergen.workflows.outcomes.Outcomes;
import picocli.CommandLine.Option;

/** Whose knowledge a command is about. */
final class ScopeOption {
  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description =
          "Whose knowledge: "
              + Outcomes.USER_SCOPE
              + " for ordinary use (default), or that which a learning evaluation names.")
  private String scope = Outcomes.USER_SCOPE;

  String name() {
    if (!Scopes.isName(scope)) {
      throw new WrongCallException(
          "--scope: is '" + Scopes.shown(scope) + "'; expected " + Scopes.EXPECTED);
    }
    return scope;
  }
}
