package dev.weavergen.activities.sandbox;

/** The ways to contain a process, best first. */
public enum Tier {
  /** Namespaces of bubblewrap around {@link #LANDLOCK}. */
  BUBBLEWRAP("L1"),
  /** The process contains itself: privileges, limits, Landlock, seccomp. Needs no right at all. */
  LANDLOCK("L2"),
  /** The same on a kernel without Landlock; no call that takes a path is left to a program. */
  SECCOMP("L3"),
  /** A container of Docker or Podman around what of {@link #LANDLOCK} works in it. */
  CONTAINER("D"),
  /** {@code sandbox-exec} of macOS. */
  SANDBOX_EXEC("M");

  private final String code;

  Tier(String code) {
    this.code = code;
  }

  /** The short name that people write, for example {@code L1}. */
  public String code() {
    return code;
  }
}
