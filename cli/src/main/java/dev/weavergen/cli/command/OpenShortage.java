package dev.weavergen.cli.command;

import dev.weavergen.cli.Console;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.workflows.payload.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A generation that has spent its budget and waits for more: how it is said. */
final class OpenShortage {
  private OpenShortage() {}

  /**
   * What is known of a generation that waits.
   *
   * @param soFar its result, as far as it is stored
   */
  static JsonNode json(String id, String shortage, Optional<JsonNode> soFar) {
    ObjectNode known =
        soFar
            .filter(ObjectNode.class::isInstance)
            .map(ObjectNode.class::cast)
            .orElseGet(() -> Json.mapper().createObjectNode().put("id", id));
    return known
        .put("status", GenerationStatus.BUDGET_EXCEEDED.wireName())
        .put("shortage", shortage);
  }

  /** Says what happened and what to type. */
  static void say(String id, String shortage, Console console) {
    console.say("the budget is spent: " + shortage);
    console.say("it waits until its deadline; let it go on with more of what is limited:");
    console.say("  weavergen extend " + id + " --budget-usd X --budget-tokens N --budget-time 5m");
    console.say("and see the result with  weavergen show " + id + " --follow");
  }
}
