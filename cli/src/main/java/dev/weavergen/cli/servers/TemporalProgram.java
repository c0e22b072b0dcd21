package dev.weavergen.cli.servers;

import dev.weavergen.cli.home.Home;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the Temporal CLI, whose dev server is the real one: named by TEMPORAL_CLI, on the PATH, in
 * the home or the cache, fetched as the SDK fetches it, or built from its Go module where Go is
 * installed.
 */
final class TemporalProgram {
  private static final String MODULE = "github.com/temporalio/cli/cmd/temporal@v1.5.1";

  /** The oldest Go that builds the module. */
  private static final int GO_MINOR_MIN = 25;

  private static final long BUILD_MINUTES_MAX = 20;

  private static final Pattern GO_VERSION = Pattern.compile("go1\\.(\\d+)");

  private final Home home;
  private final UnaryOperator<@Nullable String> environment;
  private final Consumer<String> progress;

  TemporalProgram(
      Home home, UnaryOperator<@Nullable String> environment, Consumer<String> progress) {
    this.home = home;
    this.environment = environment;
    this.progress = progress;
  }

  /** The program, or empty when it cannot be had at all. */
  Optional<Path> find() {
    return installed().or(this::fetched).or(this::built);
  }

  /** The program where it is already there. */
  Optional<Path> installed() {
    return stated()
        .or(this::onPath)
        .or(() -> existing(home.programs().resolve("temporal")))
        .or(() -> existing(cached()));
  }

  private Path cacheFolder() {
    return home.cache().resolve("temporal");
  }

  private Path cached() {
    return cacheFolder().resolve("temporal");
  }

  private Optional<Path> stated() {
    String path = environment.apply("TEMPORAL_CLI");
    if (path == null || path.isBlank()) {
      return Optional.empty();
    }
    Optional<Path> program = existing(Path.of(path));
    if (program.isEmpty()) {
      progress.accept("TEMPORAL_CLI names " + path + ", which is no program; looking elsewhere");
    }
    return program;
  }

  private Optional<Path> onPath() {
    return onPath("temporal");
  }

  private Optional<Path> onPath(String name) {
    String path = environment.apply("PATH");
    return Arrays.stream((path == null ? "" : path).split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve(name))
        .flatMap(file -> existing(file).stream())
        .findFirst();
  }

  private static Optional<Path> existing(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file)
        ? Optional.of(file)
        : Optional.empty();
  }

  private Optional<Path> fetched() {
    progress.accept("fetching the Temporal CLI (once) …");
    return new TemporalDownload(cacheFolder()).fetch();
  }

  private Optional<Path> built() {
    Optional<Path> go = onPath("go");
    if (go.isEmpty() || !isNewEnough(go.get())) {
      return Optional.empty();
    }
    progress.accept(
        "building the Temporal CLI from its Go module (once, about three minutes on two cores) …");
    try {
      return build(go.get());
    } catch (IOException e) {
      progress.accept("building the Temporal CLI failed: " + e.getMessage());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Optional<Path> build(Path go) throws IOException, InterruptedException {
    Path log = home.log("temporal-build");
    Files.createDirectories(cacheFolder());
    ProcessBuilder builder =
        new ProcessBuilder(List.of(go.toString(), "install", MODULE))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
    builder.environment().put("GOBIN", cacheFolder().toString());
    Process process = builder.start();
    try {
      if (!process.waitFor(BUILD_MINUTES_MAX, TimeUnit.MINUTES) || process.exitValue() != 0) {
        progress.accept("building the Temporal CLI failed; see " + log);
        return Optional.empty();
      }
    } finally {
      process.destroyForcibly();
    }
    return existing(cached());
  }

  private static boolean isNewEnough(Path go) {
    try {
      Process process = new ProcessBuilder(List.of(go.toString(), "env", "GOVERSION")).start();
      String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher matcher = GO_VERSION.matcher(version);
      return matcher.find() && Integer.parseInt(matcher.group(1)) >= GO_MINOR_MIN;
    } catch (IOException notGo) {
      return false;
    }
  }
}
