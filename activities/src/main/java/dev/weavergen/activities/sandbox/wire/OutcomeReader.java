package dev.weavergen.activities.sandbox.wire;

import dev.weavergen.domain.evidence.Outcome;
import tools.jackson.databind.JsonNode;

/** Reads what became of a call; see {@link ValueReader} on why nothing is taken for granted. */
public final class OutcomeReader {
  private static final int CLASS_NAME_CHARS_MAX = 100;
  private static final int MESSAGE_CHARS_MAX = 200;
  private static final int SIGNAL_MAX = 128;

  /**
   * A value takes at most 65,536 characters. Longer ones are forged: an integer of a million digits
   * takes minutes to read, and a set of as many texts with one hash as long to compare.
   */
  private static final int OUTCOME_CHARS_MAX = 65_536 + 4_096;

  private OutcomeReader() {}

  /**
   * Reads one outcome.
   *
   * @param json {@code {"v": VALUE}}, {@code {"e": class, "m": message}} or {@code {"k": kind}}
   * @throws BrokenWireException when it is none of these, or too long
   */
  public static Outcome read(String json) throws BrokenWireException {
    if (json.length() > OUTCOME_CHARS_MAX) {
      throw new BrokenWireException(
          "the sandbox sent an outcome of " + json.length() + " characters");
    }
    return read(Wire.tree(json));
  }

  /** The same of JSON that was parsed within the limits of {@link Wire}. */
  public static Outcome read(JsonNode node) throws BrokenWireException {
    if (node.has("v")) {
      return new Outcome.Returned(ValueReader.read(node.path("v")));
    }
    if (node.path("e").isString()) {
      return new Outcome.Raised(
          Wire.bounded(node.path("e").stringValue(), CLASS_NAME_CHARS_MAX),
          Wire.bounded(node.path("m").stringValue(""), MESSAGE_CHARS_MAX));
    }
    return ended(node);
  }

  private static Outcome ended(JsonNode node) throws BrokenWireException {
    return switch (node.path("k").stringValue("")) {
      case "timeout" -> new Outcome.TimedOut();
      case "memory" -> new Outcome.OutOfMemory();
      case "output" -> new Outcome.OutputLimit();
      case "crash" -> new Outcome.Crashed(Math.clamp(node.path("signal").asInt(0), 0, SIGNAL_MAX));
      case String unknown ->
          throw new BrokenWireException(
              "the sandbox sent an outcome of kind '" + Wire.excerpt(unknown) + "'");
    };
  }
}
