package dev.weavergen.activities.sandbox.jvm.child;

import java.io.IOException;

/** What came over the channel is no frame: a candidate wrote there itself. */
public final class MalformedFrameException extends IOException {
  private static final long serialVersionUID = 1;

  MalformedFrameException(String message) {
    super(message);
  }
}
