package dev.weavergen.cli.command;

import dev.weavergen.cli.Console;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.workflows.payload.Json;
import tools.jackson.databind.JsonNode;

/** A generation that has spent its budget and waits for more: how it is said. */
final class OpenShortage {
  private OpenShortage() {}

  /** What is known of a generation that waits. */
  static JsonNode json(String id, String shortage) {
    return Json.mapper()
        .createObjectNode()
        .put("id", id)
        .put("status", GenerationStatus.BUDGET_EXCEEDED.wireName())
        .put("shortage", shortage);
  }

  /** Says what happened and what to type. */
  static void say(String id, String shortage, Console console) {
    console.say("the budget is spent: " + shortage);
    console.say("it waits until its deadline; let it go on with one or more of");
    console.say("  weavergen extend " + id + " --budget-usd X --budget-tokens N --budget-time 5m");
    console.say("and see the result with  weavergen show " + id + " --follow");
  }
}
