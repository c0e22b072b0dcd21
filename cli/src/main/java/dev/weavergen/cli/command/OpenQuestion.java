package dev.weavergen.cli.command;

import dev.weavergen.cli.Console;
import dev.weavergen.cli.UnavailableException;
import dev.weavergen.cli.WrongCallException;
import dev.weavergen.cli.client.GenerationClient;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.workflows.payload.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The question of a generation that waits for a person: shown, or asked on a terminal. */
final class OpenQuestion {
  private OpenQuestion() {}

  /** What is known of a generation that waits. */
  static JsonNode json(String id, String question) {
    return Json.mapper()
        .createObjectNode()
        .put("id", id)
        .put("status", GenerationStatus.NEEDS_DECISION.wireName())
        .put("question", question);
  }

  /** Says the question and how it is answered. */
  static void say(String id, String question, Console console) {
    console.say("needs a decision: " + question);
    console.say("it waits; answer with one of");
    console.say("  weavergen decide " + id + " --cluster CLUSTER");
    console.say("  weavergen decide " + id + " --expected VALUE");
    console.say("and see the result with  weavergen show " + id + " --follow");
  }

  /**
   * Asks on the terminal until an answer is taken or there is none.
   *
   * @return whether somebody may have answered; false when the terminal has ended
   */
  static boolean ask(String id, String question, Console console, GenerationClient client) {
    console.say("needs a decision: " + question);
    Optional<String> line = console.answer("cluster, or = and the value expected: ");
    while (line.isPresent()) {
      try {
        client.decide(id, decision(line.get().strip()));
        return true;
      } catch (WrongCallException | UnavailableException refused) {
        console.say(String.valueOf(refused.getMessage()));
      }
      line = console.answer("cluster, or = and the value expected; nothing to look again: ");
      if (line.filter(String::isBlank).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode decision(String answer) {
    ObjectNode decision = Json.mapper().createObjectNode();
    return answer.startsWith("=")
        ? decision.put("expected", answer.substring(1).strip())
        : decision.put("cluster", answer);
  }
}
