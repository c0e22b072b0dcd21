package dev.weavergen.cli.servers;

import dev.weavergen.api.GatewayConfiguration;
import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.UnavailableException;
import dev.weavergen.cli.WrongCallException;
import dev.weavergen.cli.home.Home;
import dev.weavergen.cli.home.HomeLock;
import dev.weavergen.cli.home.HomeSeat;
import dev.weavergen.cli.home.RunningServers;
import dev.weavergen.domain.Limits;
import dev.weavergen.memory.embedded.EmbeddedDatabase;
import dev.weavergen.workers.WorkerProcess;
import dev.weavergen.workers.WorkerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;

/**
 * The servers that a command works with: those of a process that already runs on the home, those
 * that were named, or ones started here and stopped when the command ends. A home has one owner at
 * a time; whoever comes later uses the owner's servers, and an owner that is done waits for them.
 */
public final class Servers implements AutoCloseable {
  private static final int GATEWAY_PORT = 8080;

  /**
   * A long-lived owner does not wait long for its guests; one that ran a command of its own does.
   */
  private static final Duration GUESTS_WAIT_DEV = Duration.ofSeconds(5);

  private final Home home;
  private final Duration guestsWait;
  private final Console console;
  private final Thread hook;
  private final Deque<AutoCloseable> owned = new ArrayDeque<>();
  private Optional<RunningServers> endpoints = Optional.empty();
  private Optional<HomeSeat> seat = Optional.empty();

  private Servers(Home home, Duration guestsWait, Console console) {
    this.home = home;
    this.guestsWait = guestsWait;
    this.console = console;
    this.hook = new Thread(this::close, "stop-servers");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * What a command wants.
   *
   * @param temporal a running server to use
   * @param database URL of a running PostgreSQL to use
   * @param gateway whether to serve HTTP
   * @param asked models that will be asked, an empty list for the usual panel; looked at before
   *     anything starts
   * @param inMemory whether a Temporal server without state will do
   */
  public record Wanted(
      Optional<String> temporal,
      Optional<String> database,
      Optional<Path> config,
      boolean gateway,
      Optional<Integer> gatewayPort,
      TemporalServer.Ports ports,
      boolean inMemory,
      Optional<List<String>> asked) {
    /**
     * What a command wants that follows a run: whatever the options name, nothing in particular.
     */
    public static Wanted of(CommonOptions common) {
      return new Wanted(
          common.temporal(),
          common.database(),
          common.config(),
          false,
          Optional.empty(),
          TemporalServer.Ports.ANY,
          false,
          Optional.empty());
    }

    /** The same, with what the configuration names where no option does. */
    Wanted or(Optional<WorkerSettings> settings) {
      return new Wanted(
          temporal.or(() -> settings.flatMap(file -> file.temporal().target())),
          database.or(() -> settings.flatMap(file -> file.database().url())),
          config,
          gateway,
          gatewayPort,
          ports,
          inMemory,
          asked);
    }

    /** The same, and these models will be asked. */
    public Wanted asking(Optional<List<String>> models) {
      return new Wanted(temporal, database, config, gateway, gatewayPort, ports, inMemory, models);
    }
  }

  /**
   * Uses what runs, starts what is missing.
   *
   * @throws UnavailableException when something cannot be had
   */
  public static Servers open(Home home, Wanted wanted, Console console) {
    Duration guestsWait = wanted.gateway() ? GUESTS_WAIT_DEV : Limits.GENERATION_DEADLINE;
    Servers servers = new Servers(home, guestsWait, console);
    try {
      servers.open(wanted);
      return servers;
    } catch (RuntimeException failure) {
      servers.close();
      throw failure;
    } catch (IOException e) {
      servers.close();
      throw new UnavailableException(
          "the home " + home.folder() + " cannot be used: " + e.getMessage(), e);
    }
  }

  public RunningServers endpoints() {
    return endpoints.orElseThrow(() -> new IllegalStateException("the servers are closed"));
  }

  /** Whether the servers end with this process. */
  public boolean isOwner() {
    return seat.orElse(null) instanceof HomeSeat.Owner;
  }

  private void open(Wanted asked) throws IOException {
    Wanted wanted = asked.or(ConfigurationFiles.settings(home, asked.config()));
    if (wanted.temporal().isPresent() && TemporalProbe.isServed(wanted.temporal().get())) {
      endpoints =
          Optional.of(RunningServers.deployment(wanted.temporal().get(), wanted.database()));
      return;
    }
    HomeSeat taken = HomeSeat.take(home, console::say);
    seat = Optional.of(taken);
    switch (taken) {
      case HomeSeat.Owner _ -> {
        Preflight.check(home, wanted.config(), wanted.asked());
        start(wanted);
      }
      case HomeSeat.Guest guest -> {
        requireSame("--temporal", wanted.temporal(), guest.servers().temporal());
        requireSame("--database", wanted.database(), guest.servers().database().orElse(""));
        endpoints = Optional.of(guest.servers());
      }
    }
  }

  private void requireSame(String option, Optional<String> wanted, String used) {
    if (wanted.isPresent() && !wanted.get().equals(used)) {
      throw new WrongCallException(
          option
              + ": another weavergen runs on "
              + home.folder()
              + " with servers of its own; leave the option out, or name another folder with --home");
    }
  }

  private void start(Wanted wanted) throws IOException {
    int gatewayPort = wanted.gateway() ? gatewayPort(wanted) : 0;
    CompletableFuture<String> database = CompletableFuture.supplyAsync(() -> database(wanted));
    RunningServers started = worker(wanted, temporal(wanted, database, gatewayPort), gatewayPort);
    endpoints = Optional.of(started);
    started.write(home);
  }

  private static int gatewayPort(Wanted wanted) {
    return FreePort.choose("the gateway", "--port", wanted.gatewayPort(), GATEWAY_PORT);
  }

  /**
   * Starts the worker and, when it is wanted, the gateway. A port that was free when it was chosen
   * can be taken by the time it is served; then the next one is chosen.
   */
  private RunningServers worker(Wanted wanted, RunningServers servers, int gatewayPort) {
    RunningServers started = servers;
    int port = gatewayPort;
    for (int attempt = 1; ; attempt++) {
      try {
        owned.push(
            WorkerProcess.start(
                wanted.gateway(), beside(wanted), properties(wanted, started, port)));
        return started;
      } catch (ApplicationContextException failure) {
        if (attempt == FreePort.RACES_MAX || !(failure.getCause() instanceof PortInUseException)) {
          throw failure;
        }
        port = gatewayPort(wanted);
        started = started.servedAt(gateway(port));
      }
    }
  }

  private static String gateway(int port) {
    return "http://127.0.0.1:" + port;
  }

  private RunningServers temporal(
      Wanted wanted, CompletableFuture<String> database, int gatewayPort) {
    Optional<String> gateway =
        wanted.gateway() ? Optional.of(gateway(gatewayPort)) : Optional.empty();
    long pid = ProcessHandle.current().pid();
    if (wanted.temporal().isPresent()) {
      return new RunningServers(
          pid,
          wanted.temporal().get(),
          Optional.of(joined(database)),
          gateway,
          Optional.empty(),
          true);
    }
    Optional<TemporalServer> server = Optional.empty();
    try {
      server =
          Optional.of(
              wanted.inMemory()
                  ? TemporalServer.inMemory()
                  : TemporalServer.start(home, wanted.ports(), System::getenv, console::say));
    } finally {
      // Whatever becomes of Temporal, a database that is being started has to be known, so that it
      // is stopped.
      server.ifPresent(this::own);
      database.exceptionally(failure -> "").join();
    }
    TemporalServer temporal = server.get();
    return new RunningServers(
        pid,
        temporal.target(),
        Optional.of(joined(database)),
        gateway,
        temporal.webUi(),
        temporal.durable());
  }

  private void own(AutoCloseable server) {
    synchronized (owned) {
      owned.push(server);
    }
  }

  private String database(Wanted wanted) {
    if (wanted.database().isPresent()) {
      return wanted.database().get();
    }
    EmbeddedDatabase server =
        EmbeddedDatabase.start(home.postgres(), home.cache().resolve("postgres"));
    own(server);
    return server.url().withSecrets();
  }

  private static String joined(CompletableFuture<String> database) {
    try {
      return database.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static List<Class<?>> beside(Wanted wanted) {
    return wanted.gateway() ? List.of(GatewayConfiguration.class) : List.of();
  }

  private Map<String, String> properties(Wanted wanted, RunningServers started, int gatewayPort) {
    Map<String, String> properties =
        new LinkedHashMap<>(ConfigurationFiles.properties(home, wanted.config()));
    properties.put("weavergen.temporal.target", started.temporal());
    started.database().ifPresent(url -> properties.put("weavergen.database.url", url));
    if (wanted.gateway()) {
      properties.put("server.port", String.valueOf(gatewayPort));
      properties.put("server.address", "127.0.0.1");
    }
    return properties;
  }

  /** Stops what was started here, the youngest first, after everybody who uses it is done. */
  @Override
  public synchronized void close() {
    Optional<HomeLock> alone = Optional.empty();
    try {
      if (isOwner()) {
        alone = ((HomeSeat.Owner) seat.orElseThrow()).dismissGuests(guestsWait, console::say);
      }
    } catch (IOException e) {
      console.say("the home " + home.folder() + " cannot be left in order: " + e.getMessage());
    }
    while (!owned.isEmpty()) {
      closeQuietly(owned.pop());
    }
    alone.ifPresent(this::closeQuietly);
    seat.ifPresent(this::closeQuietly);
    seat = Optional.empty();
    endpoints = Optional.empty();
    if (!Thread.currentThread().equals(hook)) {
      removeHook();
    }
  }

  private void removeHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endingAnyway) {
      return;
    }
  }

  private void closeQuietly(AutoCloseable server) {
    try {
      server.close();
    } catch (Exception e) {
      console.say("stopping a server failed: " + e.getMessage());
    }
  }
}
