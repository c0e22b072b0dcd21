package dev.weavergen.activities.sandbox.wire;

/** Bytes from the sandbox that are not what the protocol allows. */
public final class BrokenWireException extends Exception {
  private static final long serialVersionUID = 1;

  public BrokenWireException(String message) {
    super(message);
  }
}
