package dev.weavergen.activities.sandbox.python;

import dev.weavergen.activities.sandbox.ProcessStarter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.Runtime.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A CPython of this machine and what it needs to start, found out by asking it, uncontained, with
 * this project's own code. A command on the {@code PATH} may be a shim of a version manager that
 * costs tens of milliseconds a start; the executable behind it is asked for once.
 *
 * @param mounts arguments of bubblewrap that make its files visible
 */
record Interpreter(String executable, String version, List<String> mounts) {
  private static final Version OLDEST = Version.parse("3.9");
  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
  private static final List<String> USUAL_PLACES =
      List.of("/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3");

  Interpreter {
    mounts = List.copyOf(mounts);
  }

  /** Where to look, in order, without repetitions. */
  static List<Path> candidates(Optional<Path> configured) {
    if (configured.isPresent()) {
      return List.of(configured.get());
    }
    Set<Path> found = new LinkedHashSet<>();
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (folder.startsWith("/")) {
        found.add(Path.of(folder, "python3"));
      }
    }
    USUAL_PLACES.forEach(place -> found.add(Path.of(place)));
    return found.stream().filter(Files::isExecutable).toList();
  }

  /** The command that runs the bootstrap. */
  static List<String> command(String executable) {
    return List.of(executable, "-s", "-S", "-B", "-c", ZygoteSources.bootstrap());
  }

  /**
   * Asks an interpreter what it is.
   *
   * @throws BrokenZygoteException when it does not answer as CPython does
   */
  static Interpreter ask(Path path) throws BrokenZygoteException {
    try {
      Process process = ProcessStarter.start(command(path.toString()), environment());
      var _ =
          process
              .onExit()
              .orTimeout(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS)
              .whenComplete((ended, late) -> process.destroyForcibly());
      try (DataOutputStream out = new DataOutputStream(process.getOutputStream());
          DataInputStream in = new DataInputStream(process.getInputStream())) {
        Frames.write(out, ZygoteSources.start("needs", JsonNodeFactory.instance.objectNode()));
        return recentEnough(of(Frames.read(in)));
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException failed) {
      throw new BrokenZygoteException(
          path + " is no Python that can be used: " + failed.getMessage());
    }
  }

  /**
   * A version manager's shim needs to know where it is at home; nothing runs here but the above.
   */
  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(Zygote.ENVIRONMENT);
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    environment.put("HOME", System.getenv().getOrDefault("HOME", "/"));
    return environment;
  }

  private static Interpreter recentEnough(Interpreter interpreter) throws BrokenZygoteException {
    Version version = Version.parse(interpreter.version().replaceFirst("[^0-9.].*", ""));
    if (version.compareTo(OLDEST) < 0) {
      throw new BrokenZygoteException("Python " + version + " is older than " + OLDEST);
    }
    return interpreter;
  }

  private static Interpreter of(JsonNode document) {
    List<String> mounts = new ArrayList<>();
    for (JsonNode link : document.path("links")) {
      mounts.addAll(List.of("--symlink", text(link, 0), text(link, 1)));
    }
    for (JsonNode folder : document.path("folders")) {
      mounts.addAll(List.of("--ro-bind", folder.asString(), folder.asString()));
    }
    for (JsonNode file : document.path("files")) {
      mounts.addAll(List.of("--ro-bind", text(file, 0), text(file, 1)));
    }
    return new Interpreter(text(document, "executable"), text(document, "version"), mounts);
  }

  private static String text(JsonNode node, int index) {
    return node.path(index).asString("");
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }
}
