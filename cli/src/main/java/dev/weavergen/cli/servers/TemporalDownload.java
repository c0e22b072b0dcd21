package dev.weavergen.cli.servers;

import io.temporal.testing.TemporalDevServerOptions;
import io.temporal.testing.internal.devserver.TemporalDevServerDownloader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Fetches the Temporal CLI the way the Java SDK does for its own dev server. */
final class TemporalDownload {
  private static final Duration KEPT = Duration.ofDays(365);

  private final Path folder;

  TemporalDownload(Path folder) {
    this.folder = folder;
  }

  /**
   * The program, or empty when it cannot be fetched, which on a machine without that network is the
   * usual case.
   */
  Optional<Path> fetch() {
    try {
      Path program =
          TemporalDevServerDownloader.prepare(
              TemporalDevServerOptions.newBuilder()
                  .setDownloadDestination(folder.toString())
                  .setDownloadCacheTtl(KEPT)
                  .build());
      return Files.isExecutable(program) ? Optional.of(program) : Optional.empty();
    } catch (RuntimeException unreachable) {
      return Optional.empty();
    }
  }
}
