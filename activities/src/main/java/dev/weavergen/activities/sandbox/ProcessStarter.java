package dev.weavergen.activities.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes from one platform thread that lives as long as this process does: a child that
 * asks to die with its parent dies with the <em>thread</em> that started it (prctl(2),
 * PR_SET_PDEATHSIG; bubblewrap's {@code --die-with-parent} too), and threads of a pool come and go.
 *
 * <p>The environment is not inherited, since it holds the keys of model providers, and a program
 * may find its launcher's environment in {@code /proc}.
 */
public final class ProcessStarter {
  private static final ExecutorService STARTER =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("sandbox-starter").factory());

  private ProcessStarter() {}

  /**
   * Starts a process with all three streams as pipes, in the root folder.
   *
   * @param environment all of it
   * @throws IOException when there is no such program
   */
  public static Process start(List<String> command, Map<String, String> environment)
      throws IOException {
    try {
      return CompletableFuture.supplyAsync(() -> started(command, environment), STARTER).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof UncheckedIOException unchecked) {
        throw unchecked.getCause();
      }
      throw failed;
    }
  }

  private static Process started(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(Path.of("/").toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
