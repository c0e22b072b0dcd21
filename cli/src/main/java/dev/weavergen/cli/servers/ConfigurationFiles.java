package dev.weavergen.cli.servers;

import dev.weavergen.cli.WrongCallException;
import dev.weavergen.cli.home.Home;
import dev.weavergen.workers.WorkerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which configuration file counts: the one that was named, else the home's own. None is looked for
 * in the working folder.
 */
public final class ConfigurationFiles {
  private static final String HOME_FILE = "weavergen.yaml";

  private ConfigurationFiles() {}

  /** The file that counts, when there is one. */
  static Optional<Path> chosen(Home home, Optional<Path> named) {
    Path own = home.folder().resolve(HOME_FILE);
    return named.or(() -> Optional.of(own).filter(Files::isRegularFile));
  }

  /** What that file says, when there is one. */
  static Optional<WorkerSettings> settings(Home home, Optional<Path> named) {
    return chosen(home, named).isPresent()
        ? Optional.of(WorkerSettings.read(properties(home, named)))
        : Optional.empty();
  }

  /** Spring's properties that make it read that file and no other. */
  public static Map<String, String> properties(Home home, Optional<Path> named) {
    String location =
        chosen(home, named)
            .map(path -> "file:" + plain(path.toAbsolutePath().toString()))
            .orElse("optional:classpath:/none/");
    return Map.of("spring.config.location", location);
  }

  /** Spring takes these characters in a location for its own. */
  private static String plain(String path) {
    if (path.matches(".*[,;*].*") || path.contains("${")) {
      throw new WrongCallException(
          "the configuration file "
              + path
              + " cannot be read: its path must be without , ; * and ${");
    }
    return path;
  }
}
