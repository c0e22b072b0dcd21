package dev.weavergen.workflows.generation;

import java.util.Optional;

/** Texts kept once under their content hash: programs, intents. */
public interface Sources {
  /** Stores the text unless it is there already; returns its SHA-256. */
  String put(String text);

  /** The text of that SHA-256, character for character as it was put. */
  Optional<String> get(String sha256);
}
