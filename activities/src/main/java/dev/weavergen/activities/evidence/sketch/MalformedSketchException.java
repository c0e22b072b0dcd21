package dev.weavergen.activities.evidence.sketch;

import java.io.Serial;

/** A sketch that does not keep to the form; the text says where and what was expected. */
public final class MalformedSketchException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  MalformedSketchException(String problem) {
    super(problem);
  }
}
