package dev.weavergen.activities.sandbox.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK as the sandbox sees it: what of the file system its JVMs need.
 *
 * @param home real path
 * @param version as it names itself
 */
record Jdk(Path home, String version) {
  /** Where the dynamic loader is, by processor and C library. */
  private static final List<String> LOADERS =
      List.of(
          "/lib64/ld-linux-x86-64.so.2",
          "/lib/ld-linux-aarch64.so.1",
          "/lib/ld-musl-x86_64.so.1",
          "/lib/ld-musl-aarch64.so.1");

  /** Where distributions put the C library: Debian's, Fedora's, then whole library folders. */
  private static final List<List<String>> LIBRARIES =
      List.of(
          List.of("/usr/lib/x86_64-linux-gnu"),
          List.of("/usr/lib/aarch64-linux-gnu"),
          List.of("/usr/lib64"),
          List.of("/usr/lib", "/lib"));

  private static final int RELEASE_MIN = 25;

  /** As the file {@code release} of every JDK has it. */
  private static final Pattern VERSION =
      Pattern.compile("^JAVA_VERSION=\"(?<whole>(?<feature>\\d{1,4})[^\"]*)\"", Pattern.MULTILINE);

  private static final String COMPILER = "jdk.compiler";
  private static final String CURE =
      "Install a JDK 25 or newer for all users, for example below /usr/lib/jvm, and set JAVA_HOME"
          + " or weavergen.sandbox.java to it.";

  /** What a look at a JDK shows. */
  sealed interface Examined {}

  /** It can be used. */
  record Usable(Jdk jdk) implements Examined {}

  /** It cannot be used: why, and what to do. */
  record Unusable(String reason, String cure) implements Examined {}

  /**
   * Looks at a JDK without starting it.
   *
   * @param startedAsRoot whether its JVMs will run as another user than this process
   */
  static Examined examine(Path home, boolean startedAsRoot) {
    try {
      Path real = home.toRealPath();
      Path release = real.resolve("release");
      String facts = Files.isReadable(release) ? Files.readString(release) : "";
      Matcher version = VERSION.matcher(facts);
      Jdk jdk = new Jdk(real, version.find() ? version.group("whole") : "of unknown version");
      Optional<String> flaw = jdk.flaw(facts, startedAsRoot);
      return flaw.isPresent() ? new Unusable(flaw.get(), CURE) : new Usable(jdk);
    } catch (IOException unreadable) {
      return new Unusable("the JDK at " + home + " cannot be read: " + unreadable, CURE);
    }
  }

  Path java() {
    return home.resolve("bin").resolve("java");
  }

  /** What it is and where. */
  String description() {
    return "JDK " + version + " at " + home;
  }

  private Optional<String> flaw(String facts, boolean startedAsRoot) throws IOException {
    if (!Files.isExecutable(java())) {
      return Optional.of(home + " has no bin/java.");
    }
    if (!facts.contains(COMPILER)) {
      return Optional.of(home + " is a runtime without a compiler.");
    }
    if (isTooOld(facts)) {
      return Optional.of(description() + " is too old.");
    }
    Optional<Path> closed = startedAsRoot ? closedFolder() : Optional.empty();
    return closed.map(folder ->
        description()
            + " cannot be read by an ordinary user, because "
            + folder
            + " is closed to others.");
  }

  private static boolean isTooOld(String facts) {
    Matcher version = VERSION.matcher(facts);
    return version.find() && Integer.parseInt(version.group("feature")) < RELEASE_MIN;
  }

  /** The first folder on the way that only its owner may enter. */
  private Optional<Path> closedFolder() throws IOException {
    for (Path folder = home; folder != null; folder = folder.getParent()) {
      if (!Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  /** The only files that may be executed. */
  List<String> executables() {
    return Stream.concat(
            Stream.of(java().toString()),
            LOADERS.stream().filter(path -> Files.exists(Path.of(path))))
        .toList();
  }

  /** What the JVM reads: the JDK, its configuration where that is linked elsewhere, libraries. */
  List<String> readable() throws IOException {
    Path configuration = home.resolve("conf").resolve("security").toRealPath().resolveSibling("");
    List<String> libraries =
        LIBRARIES.stream()
            .filter(
                folders -> folders.stream().allMatch(folder -> Files.isDirectory(Path.of(folder))))
            .findFirst()
            .orElse(List.of());
    return Stream.of(
            List.of(home.toString(), configuration.toString(), "/etc/ld.so.cache", "/lib64"),
            libraries,
            executables())
        .flatMap(List::stream)
        .distinct()
        .filter(path -> Files.exists(Path.of(path)))
        .toList();
  }
}
