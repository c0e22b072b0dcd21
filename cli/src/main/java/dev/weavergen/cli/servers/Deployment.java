package dev.weavergen.cli.servers;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.UnavailableException;
import dev.weavergen.cli.home.Home;
import dev.weavergen.cli.home.RunningServers;
import dev.weavergen.workers.WorkerSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Servers that somebody else runs and one role connects to: those that were named, else those of
 * the process that runs on the home.
 *
 * @param temporal host and port
 * @param database URL with its password
 * @param properties Spring's, for a process that connects to them
 */
public record Deployment(String temporal, String database, Map<String, String> properties) {
  /**
   * Finds them.
   *
   * @throws UnavailableException naming what is missing and the flag that gives it
   */
  public static Deployment of(CommonOptions common) {
    Home home = common.home();
    Optional<RunningServers> running = RunningServers.alive(home);
    Optional<WorkerSettings> settings = ConfigurationFiles.settings(home, common.config());
    String temporal =
        common
            .temporal()
            .or(() -> settings.flatMap(file -> file.temporal().target()))
            .or(() -> running.map(RunningServers::temporal))
            .orElseThrow(() ->
                new UnavailableException(
                    "no Temporal server is known: start `weavergen dev` on this home, or name one with --temporal HOST:PORT"));
    String database =
        common
            .database()
            .or(() -> settings.flatMap(file -> file.database().url()))
            .or(() -> running.flatMap(RunningServers::database))
            .orElseThrow(() ->
                new UnavailableException(
                    "no PostgreSQL is known: start `weavergen dev` on this home, or name one with --database URL"));
    Map<String, String> properties =
        new LinkedHashMap<>(ConfigurationFiles.properties(home, common.config()));
    properties.put("weavergen.temporal.target", temporal);
    properties.put("weavergen.database.url", database);
    return new Deployment(temporal, database, properties);
  }
}
