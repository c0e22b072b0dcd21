package dev.weavergen.activities.sandbox;

/** No tier of the sandbox works on this machine; the message gives each probe and the cure. */
public final class SandboxUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SandboxUnavailableException(String message) {
    super(message);
  }
}
