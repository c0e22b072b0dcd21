package dev.weavergen.cli;

import dev.weavergen.cli.home.Home;
import dev.weavergen.memory.postgres.DatabaseUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options that every command has. */
public final class CommonOptions {
  private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9._\\[\\]:-]+:\\d{1,5}");

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Option(names = "--json", description = "Print exactly one JSON document on standard output.")
  private boolean json;

  @Option(names = "--config", paramLabel = "FILE", description = "Configuration file (YAML).")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description =
          "Folder that holds all state (default: WEAVERGEN_HOME, else the platform's data folder).")
  private Optional<Path> home = Optional.empty();

  @Option(names = "--temporal", paramLabel = "HOST:PORT", description = "Use this Temporal server.")
  private Optional<String> temporal = Optional.empty();

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "Use this PostgreSQL, for example postgresql://user:password@host:5432/weavergen.")
  private Optional<String> database = Optional.empty();

  public boolean json() {
    return json;
  }

  /** The configuration file that was named, or the home's own when there is one. */
  public Optional<Path> config() {
    config
        .filter(file -> !Files.isRegularFile(file))
        .ifPresent(file -> {
          throw new WrongCallException(
              "--config: there is no file " + file + "; expected a YAML file");
        });
    return config;
  }

  public Home home() {
    return Home.open(home, System::getenv);
  }

  public Optional<String> temporal() {
    temporal
        .filter(target -> !TARGET.matcher(target).matches())
        .ifPresent(target -> {
          throw new WrongCallException(
              "--temporal: '"
                  + target
                  + "' is no address; expected HOST:PORT such as 127.0.0.1:7233");
        });
    return temporal;
  }

  public Optional<String> database() {
    database.ifPresent(url -> {
      try {
        var _ = DatabaseUrl.of(url);
      } catch (IllegalArgumentException e) {
        throw new WrongCallException("--database: " + e.getMessage());
      }
    });
    return database;
  }
}
