package dev.weavergen.cli;

/** What the command's exit code says; the same for every command. */
public final class ExitCode {
  /** Done. */
  public static final int DONE = 0;

  /** Done, and the answer is no. */
  public static final int NO = 1;

  /** The call or its input is wrong; nothing was started. */
  public static final int WRONG_CALL = 2;

  /** Something that is needed is unavailable. */
  public static final int UNAVAILABLE = 3;

  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
