package dev.weavergen.memory.embedded;

import dev.weavergen.memory.postgres.DatabaseUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs for this platform, unpacked once into the cache from the archive on the
 * classpath.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
record Binaries(Path folder) {
  private static final int OWNER_EXECUTES = 0100;

  /** The programs in the cache, unpacked there now if they are not yet. */
  static Binaries in(Cache cache) {
    return new Binaries(cache.entry("postgres-" + version() + "-" + platform(), Binaries::unpack));
  }

  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  /** The release of the server, without its minor version. */
  static String release() {
    String version = version();
    return version.substring(0, version.indexOf('.'));
  }

  static String version() {
    Properties properties = new Properties();
    try (InputStream resource = Binaries.class.getResourceAsStream("embedded.properties")) {
      properties.load(resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("postgres.version");
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return (system.startsWith("mac") ? "darwin" : system.replaceAll("[^a-z0-9]+.*", ""))
        + "-"
        + switch (machine) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> machine;
        };
  }

  private static void unpack(Path target) throws IOException {
    String name = "/postgres-" + platform() + ".txz";
    try (InputStream archive = Binaries.class.getResourceAsStream(name)) {
      if (archive == null) {
        throw new DatabaseUnavailable(
            "no embedded PostgreSQL for this platform (%s) in this build: give the URL of a running one, or build it here"
                .formatted(platform()));
      }
      unpack(new TarArchiveInputStream(new XZInputStream(archive)), target);
    }
  }

  private static void unpack(TarArchiveInputStream archive, Path target) throws IOException {
    for (TarArchiveEntry entry = archive.getNextEntry();
        entry != null;
        entry = archive.getNextEntry()) {
      Path path = target.resolve(entry.getName()).normalize();
      if (!path.startsWith(target)) {
        throw new IOException("the archive leaves its folder: " + entry.getName());
      }
      unpack(archive, entry, path);
    }
  }

  private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(archive, path);
    if ((entry.getMode() & OWNER_EXECUTES) != 0) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
