package dev.weavergen.activities.sandbox.jvm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** What a process wrote to standard error before it ended. */
final class LastWords {
  private static final int BYTES_MAX = 2_000;
  private static final Duration ENDING_MAX = Duration.ofSeconds(1);

  private LastWords() {}

  /** Empty when it does not end soon. */
  static String of(Process process) throws IOException {
    if (!ended(process)) {
      return "";
    }
    byte[] words = process.getErrorStream().readNBytes(BYTES_MAX);
    return new String(words, StandardCharsets.UTF_8).strip();
  }

  /** Whether a process that closed its channel ends within a second. */
  static boolean ended(Process process) {
    try {
      return process.waitFor(ENDING_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
