package dev.weavergen.cli.home;

import dev.weavergen.workflows.payload.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * The servers that a process has started on a home, written there for other processes to use.
 * Readable by its owner alone: the database's URL holds its password.
 *
 * @param pid of the process that owns them
 * @param temporal host and port
 * @param database URL; empty when it was not named and is not needed
 * @param gateway URL; empty when the process serves none
 * @param webUi URL; empty for the in-memory server
 */
public record RunningServers(
    long pid,
    String temporal,
    Optional<String> database,
    Optional<String> gateway,
    Optional<String> webUi,
    boolean durable) {
  private static final String OWNER_ONLY = "rw-------";

  /** Servers that somebody else runs. */
  public static RunningServers deployment(String temporal, Optional<String> database) {
    return new RunningServers(0, temporal, database, Optional.empty(), Optional.empty(), true);
  }

  /** The same with another gateway. */
  public RunningServers servedAt(String gatewayUrl) {
    return new RunningServers(pid, temporal, database, Optional.of(gatewayUrl), webUi, durable);
  }

  /** What the home says, or empty when it says nothing that can be read. */
  public static Optional<RunningServers> read(Home home) {
    try {
      return Optional.of(
          Json.mapper().readValue(Files.readString(home.running()), RunningServers.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | JacksonException unreadable) {
      return Optional.empty();
    }
  }

  /** What the home says when the process that wrote it still runs. */
  public static Optional<RunningServers> alive(Home home) {
    return read(home).filter(servers -> ProcessHandle.of(servers.pid()).isPresent());
  }

  /** Writes itself, whole or not at all. */
  public void write(Home home) throws IOException {
    Path draft = home.folder().resolve("running.json.draft");
    Files.deleteIfExists(draft);
    if (Files.getFileStore(home.folder()).supportsFileAttributeView("posix")) {
      Files.createFile(
          draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    }
    Files.writeString(draft, Json.mapper().writeValueAsString(this));
    Files.move(
        draft, home.running(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
