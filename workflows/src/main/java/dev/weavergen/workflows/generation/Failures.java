package dev.weavergen.workflows.generation;

/** The types under which runs and activities fail; stable, because clients act on them. */
public final class Failures {
  /** The request itself is wrong; never retried. */
  public static final String INVALID_REQUEST = "InvalidRequest";

  /** Something that the request needs cannot be had; never retried, the message says the cure. */
  public static final String UNAVAILABLE = "Unavailable";

  private Failures() {}
}
