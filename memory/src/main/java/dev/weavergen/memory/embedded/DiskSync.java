package dev.weavergen.memory.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Brings a freshly copied cluster safely to disk while its server already runs. It is a thousand
 * small files, which takes seconds on a busy disk. A marker in the home says that it has not ended
 * yet; a process that was stopped before leaves the rest to the next. What the server itself writes
 * meanwhile it syncs itself.
 */
final class DiskSync implements AutoCloseable {
  private static final String MARKER = "unsynced";
  private static final long END_MILLIS_MAX = 2_000;

  private final Optional<Process> running;

  private DiskSync(Optional<Process> running) {
    this.running = running;
  }

  /** Notes that the cluster has to be synced. */
  static void note(Path home) throws IOException {
    Files.writeString(home.resolve(MARKER), "");
  }

  /** Begins where a sync is due. */
  static DiskSync begin(Path home, Binaries binaries) {
    Path marker = home.resolve(MARKER);
    if (!Files.exists(marker)) {
      return new DiskSync(Optional.empty());
    }
    Process process =
        new ServerProgram(binaries, home.resolve("sync.log"))
            .start(
                List.of(
                    binaries.program("initdb"),
                    "--sync-only",
                    "--pgdata=" + home.resolve(PristineCluster.CLUSTER)));
    var _ =
        process
            .onExit()
            .thenAccept(ended -> {
              if (ended.exitValue() == 0) {
                var _ = marker.toFile().delete();
              }
            });
    return new DiskSync(Optional.of(process));
  }

  @Override
  public void close() {
    running.ifPresent(process -> {
      process.destroy();
      var _ =
          process.onExit().completeOnTimeout(process, END_MILLIS_MAX, TimeUnit.MILLISECONDS).join();
    });
  }
}
