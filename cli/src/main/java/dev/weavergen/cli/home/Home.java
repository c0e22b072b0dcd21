package dev.weavergen.cli.home;

import dev.weavergen.cli.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds all state: PostgreSQL's data, Temporal's file, logs. What can be had again
 * (unpacked binaries) lies in a cache that all homes share.
 *
 * @param folder exists and can be written
 * @param cache exists and can be written
 */
public record Home(Path folder, Path cache) {
  /**
   * Less than this and PostgreSQL cannot even start; it needs some 60 MB for an empty cluster and
   * its first log file.
   */
  private static final long FREE_BYTES_MIN = 96L * 1024 * 1024;

  /**
   * Opens the home, making it when it is missing.
   *
   * @param stated the folder that the user named
   * @param environment variables by name, null where unset
   * @throws UnavailableException when it cannot be used, with the cure
   */
  public static Home open(Optional<Path> stated, UnaryOperator<@Nullable String> environment) {
    Path folder =
        stated
            .or(() ->
                Optional.ofNullable(environment.apply("WEAVERGEN_HOME"))
                    .filter(text -> !text.isBlank())
                    .map(Path::of))
            .orElseGet(() -> dataFolder(environment))
            .toAbsolutePath()
            .normalize();
    Home home = new Home(make(folder), make(cacheFolder(environment)));
    home.requireSpace();
    return home;
  }

  public Path lock() {
    return folder.resolve("lock");
  }

  public Path running() {
    return folder.resolve("running.json");
  }

  public Path users() {
    return folder.resolve("users");
  }

  public Path postgres() {
    return folder.resolve("postgres");
  }

  /** The file in which the Temporal server keeps everything. */
  public Path temporalFile() {
    return folder.resolve("temporal.db");
  }

  /** Where programs that belong to this home are looked for. */
  public Path programs() {
    return folder.resolve("bin");
  }

  public Path log(String name) {
    return make(folder.resolve("logs")).resolve(name + ".log");
  }

  private void requireSpace() {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < FREE_BYTES_MIN) {
        throw new UnavailableException(
            "no space left in the home "
                + folder
                + ": "
                + free / (1024 * 1024)
                + " MB free, at least "
                + FREE_BYTES_MIN / (1024 * 1024)
                + " MB needed; free some, or name another folder with --home");
      }
    } catch (IOException e) {
      throw new UnavailableException(
          "the home " + folder + " cannot be looked at: " + e.getMessage(), e);
    }
  }

  private static Path make(Path folder) {
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw new AccessDeniedException(folder.toString());
      }
      return folder;
    } catch (FileSystemException e) {
      String reason = e.getReason() == null ? "it cannot be written" : e.getReason();
      throw new UnavailableException(
          "the folder "
              + folder
              + " cannot be used: "
              + reason
              + "; name another one with --home or WEAVERGEN_HOME",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path dataFolder(UnaryOperator<@Nullable String> environment) {
    if (isMac()) {
      return userFolder().resolve("Library/Application Support/weavergen");
    }
    return folderIn(environment.apply("XDG_DATA_HOME"), ".local/share").resolve("weavergen");
  }

  private static Path cacheFolder(UnaryOperator<@Nullable String> environment) {
    if (isMac()) {
      return userFolder().resolve("Library/Caches/weavergen");
    }
    return folderIn(environment.apply("XDG_CACHE_HOME"), ".cache").resolve("weavergen");
  }

  private static Path folderIn(@Nullable String stated, String usual) {
    return stated == null || stated.isBlank() ? userFolder().resolve(usual) : Path.of(stated);
  }

  private static boolean isMac() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
  }

  private static Path userFolder() {
    return Path.of(System.getProperty("user.home"));
  }
}
