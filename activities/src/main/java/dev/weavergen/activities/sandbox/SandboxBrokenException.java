package dev.weavergen.activities.sandbox;

/** The sandbox itself failed, on a fresh process too; a later attempt may succeed. */
public final class SandboxBrokenException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SandboxBrokenException(String message) {
    super(message);
  }
}
