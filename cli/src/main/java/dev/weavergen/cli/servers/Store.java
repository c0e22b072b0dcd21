package dev.weavergen.cli.servers;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.Console;
import dev.weavergen.cli.UnavailableException;
import dev.weavergen.cli.home.Home;
import dev.weavergen.cli.home.HomeSeat;
import dev.weavergen.memory.embedded.EmbeddedDatabase;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The database alone, for commands that only look: the one named, the running one's, or the home's
 * own started for a moment.
 */
public final class Store implements AutoCloseable {
  private final Deque<AutoCloseable> owned = new ArrayDeque<>();
  private final Console console;

  private Store(Console console) {
    this.console = console;
  }

  /** Opens it. */
  public static Store open(CommonOptions common, Console console) {
    Store store = new Store(console);
    try {
      store.owned.push(store.connect(common));
      return store;
    } catch (RuntimeException failure) {
      store.close();
      throw failure;
    } catch (IOException e) {
      store.close();
      throw new UnavailableException("the home cannot be used: " + e.getMessage(), e);
    }
  }

  /** Whether there is one to open, so that opening it makes none. */
  public static boolean exists(CommonOptions common) {
    return named(common).isPresent() || Files.isDirectory(common.home().postgres());
  }

  private static Optional<String> named(CommonOptions common) {
    return common
        .database()
        .or(() ->
            ConfigurationFiles.settings(common.home(), common.config())
                .flatMap(file -> file.database().url()));
  }

  private Database connect(CommonOptions common) throws IOException {
    Home home = common.home();
    Optional<String> named = named(common);
    if (named.isPresent()) {
      return Database.single(DatabaseUrl.of(named.get()));
    }
    HomeSeat seat = HomeSeat.take(home, console::say);
    owned.push(seat);
    return switch (seat) {
      case HomeSeat.Guest guest -> Database.single(DatabaseUrl.of(url(guest)));
      case HomeSeat.Owner _ -> embedded(home);
    };
  }

  private Database embedded(Home home) {
    EmbeddedDatabase server =
        EmbeddedDatabase.start(home.postgres(), home.cache().resolve("postgres"));
    owned.push(server);
    Database database = Database.single(server.url());
    database.migrate();
    return database;
  }

  private static String url(HomeSeat.Guest guest) {
    return guest
        .servers()
        .database()
        .orElseThrow(() ->
            new UnavailableException(
                "the running weavergen names no database; name it with --database URL"));
  }

  public Database database() {
    return (Database) owned.getFirst();
  }

  @Override
  public void close() {
    while (!owned.isEmpty()) {
      try {
        owned.pop().close();
      } catch (Exception e) {
        console.say("stopping a server failed: " + e.getMessage());
      }
    }
  }
}
