package dev.weavergen.activities.sandbox.jvm.child;

/** A step printed, or returned, more than it may. */
final class OutputLimitError extends Error {
  private static final long serialVersionUID = 1;

  OutputLimitError() {
    super("output limit", null, false, false);
  }
}
