package dev.weavergen.memory.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * A cluster as {@code initdb} leaves it, kept in the cache: copying it is several times faster than
 * making a new one. Its password is random and goes along with the copies, which therefore share
 * it; they belong to the same user, and nobody else may read cache or copies.
 *
 * @param folder holds {@code cluster} and {@code password}
 */
record PristineCluster(Path folder) {
  static final String CLUSTER = "cluster";
  static final String PASSWORD = "password";
  static final String USER = "weavergen";

  private static final int PASSWORD_BYTES = 24;

  /** Changed when the way clusters are made changes, so that none of the old way is used. */
  private static final String MADE = "-cluster-1";

  static PristineCluster in(Cache cache, Binaries binaries) {
    String name = binaries.folder().getFileName() + MADE;
    return new PristineCluster(cache.entry(name, target -> make(binaries, target)));
  }

  private static void make(Binaries binaries, Path target) throws IOException {
    Path password = target.resolve(PASSWORD);
    Files.createFile(
        password,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    byte[] secret = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(secret);
    Files.writeString(password, HexFormat.of().formatHex(secret));
    // The locale is PostgreSQL's own C.UTF-8, the same on every system. Nothing is synced to disk:
    // the copies are.
    new ServerProgram(binaries, target.resolve("initdb.log"))
        .run(
            List.of(
                binaries.program("initdb"),
                "--pgdata=" + target.resolve(CLUSTER),
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--wal-segsize=4",
                "--no-sync",
                "--no-instructions"));
  }

  /** Makes {@code cluster} and {@code password} in a folder that has none. */
  void copyTo(Path home) throws IOException {
    Files.copy(
        folder.resolve(PASSWORD),
        home.resolve(PASSWORD),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.COPY_ATTRIBUTES);
    // Before the copying: a sync waits for much of what was written before it.
    sync(home.resolve(PASSWORD));
    DiskSync.note(home);
    Path part = home.resolve(CLUSTER + ".part");
    Folders.delete(part);
    Folders.copy(folder.resolve(CLUSTER), part);
    Files.move(part, home.resolve(CLUSTER), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void sync(Path file) throws IOException {
    try (var channel = java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
