package dev.weavergen.activities.sandbox.python;

import tools.jackson.databind.JsonNode;

/** What a zygote says about one request. */
sealed interface Message {
  /** A session's child wrote a frame. */
  record Frame(String text) implements Message {}

  /**
   * The request is done.
   *
   * @param parts one object for each child that worked on it, in order
   */
  record Done(JsonNode parts) implements Message {}

  /** The zygote itself failed, or is gone: a fresh one may do better. */
  record Broken(String why) implements Message {}
}
