package dev.weavergen.activities.sandbox.jvm;

import dev.weavergen.activities.sandbox.Tier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the sandbox for Java is made of on this machine.
 *
 * @param javaHome of a JDK, by default the one that runs the worker
 * @param pythons interpreters to try as launchers, best first
 * @param bubblewrap its path, where it is installed
 * @param parallelMax how many JVMs run candidates at the same time, and how many compilers there
 *     are
 * @param tier the only tier to use; when empty the best that works
 * @param uncontained whether programs are to run with no containment, which those in Java never do:
 *     none is run then
 */
public record JvmSettings(
    Path javaHome,
    List<Path> pythons,
    Optional<Path> bubblewrap,
    int parallelMax,
    Optional<Tier> tier,
    boolean uncontained) {
  /** Where programs for every user are. */
  static final List<String> FOLDERS = List.of("/usr/bin", "/usr/local/bin", "/bin");

  public JvmSettings {
    pythons = List.copyOf(pythons);
    if (parallelMax < 1) {
      throw new IllegalArgumentException("parallelMax must be at least 1 but is " + parallelMax);
    }
  }

  /** This worker's JDK, the system's Python and bubblewrap, as many JVMs as processors. */
  public static JvmSettings ofThisMachine() {
    return new JvmSettings(
        Path.of(System.getProperty("java.home")),
        installed("python3").toList(),
        installed("bwrap").findFirst(),
        Runtime.getRuntime().availableProcessors(),
        Optional.empty(),
        false);
  }

  /** The same with one tier only. */
  public JvmSettings withTier(Tier only) {
    return new JvmSettings(
        javaHome, pythons, bubblewrap, parallelMax, Optional.of(only), uncontained);
  }

  /** Folders that are links, as {@code /bin} mostly is, hold nothing of their own. */
  private static Stream<Path> installed(String program) {
    return FOLDERS.stream()
        .map(Path::of)
        .filter(folder -> !Files.isSymbolicLink(folder))
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable);
  }
}
