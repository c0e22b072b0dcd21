package dev.weavergen.activities.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How programs are contained.
 *
 * @param python the interpreter to use; when empty the first that works contained
 * @param tier the only tier to use; when empty the best that works
 * @param uncontained run programs with no containment at all, which only makes sense where somebody
 *     else contains this process; logs a warning and is never a fallback
 * @param cores that programs may use at once, at least 1
 * @param image of the container tier, with Python in it; it is not pulled
 */
public record SandboxSettings(
    Optional<Path> python, Optional<Tier> tier, boolean uncontained, int cores, String image) {
  public static final String IMAGE = "python:3.13-slim";

  public SandboxSettings {
    if (cores < 1) {
      throw new IllegalArgumentException("sandbox cores must be at least 1, found " + cores);
    }
  }

  /** The best tier that works, on every core of this machine. */
  public static SandboxSettings standard() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new SandboxSettings(Optional.empty(), Optional.empty(), false, cores, IMAGE);
  }

  /** The same with one tier only. */
  public SandboxSettings withTier(Tier only) {
    return new SandboxSettings(python, Optional.of(only), uncontained, cores, image);
  }

  /** The same with one interpreter only. */
  public SandboxSettings withPython(Path interpreter) {
    return new SandboxSettings(Optional.of(interpreter), tier, uncontained, cores, image);
  }

  /** The same with no containment. */
  public SandboxSettings withoutContainment() {
    return new SandboxSettings(python, Optional.empty(), true, cores, image);
  }
}
