package dev.weavergen.cli.command;

import dev.weavergen.workflows.payload.Json;
import java.util.Optional;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What may be spent, or what is added to that. */
final class BudgetOptions {
  @Option(
      names = "--budget-usd",
      paramLabel = "X",
      description = "US dollars that calls of models may cost, for example 0.5.")
  private Optional<Double> usd = Optional.empty();

  @Option(
      names = "--budget-tokens",
      paramLabel = "N",
      description = "Tokens that models may be sent and give, together, for example 20000.")
  private Optional<Long> tokens = Optional.empty();

  @Option(
      names = "--budget-time",
      paramLabel = "TIME",
      description = "How long calls of models may be begun, for example 5m.")
  private Optional<String> time = Optional.empty();

  /** As requests and extensions name it; empty when none is given. */
  Optional<ObjectNode> json() {
    if (usd.isEmpty() && tokens.isEmpty() && time.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode budget = Json.mapper().createObjectNode();
    usd.ifPresent(value -> budget.put("usd", value));
    tokens.ifPresent(value -> budget.put("tokens", value));
    time.ifPresent(value -> budget.put("time", value));
    return Optional.of(budget);
  }
}
