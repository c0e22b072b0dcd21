package dev.weavergen.cli.home;

import dev.weavergen.cli.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a process takes part in a home: as its one owner, who starts and stops servers, or as a guest
 * of the owner's servers. A guest holds the home's users lock, shared, from before it reads where
 * the servers are; an owner that ends takes that lock for itself before it stops anything, and
 * keeps it until all is down. So nobody gets servers that are being stopped.
 */
public sealed interface HomeSeat extends AutoCloseable {
  /** An owner may have to fetch or build the Temporal CLI first. */
  Duration OWNER_START_MAX = Duration.ofMinutes(25);

  Duration PAUSE = Duration.ofMillis(50);

  @Override
  void close() throws IOException;

  /**
   * Takes a seat, waiting for an owner that is starting or ending.
   *
   * @throws UnavailableException when that takes too long, or the thread is interrupted
   */
  static HomeSeat take(Home home, Consumer<String> progress) throws IOException {
    long deadline = System.nanoTime() + OWNER_START_MAX.toNanos();
    boolean told = false;
    while (System.nanoTime() < deadline) {
      Optional<HomeLock> lock = HomeLock.exclusive(home.lock());
      if (lock.isPresent()) {
        Files.deleteIfExists(home.running());
        return new Owner(home, lock.get());
      }
      Optional<HomeSeat> guest = Guest.of(home);
      if (guest.isPresent()) {
        return guest.get();
      }
      if (!told) {
        progress.accept(
            "another weavergen is starting or stopping on " + home.folder() + "; waiting for it …");
        told = true;
      }
      pause();
    }
    throw new UnavailableException(
        "another weavergen holds " + home.folder() + " and does not come up; try again");
  }

  /** The one that starts the servers. */
  record Owner(Home home, HomeLock lock) implements HomeSeat {
    /**
     * Waits until no guest is left, at most that long, and lets no further one in.
     *
     * @return the lock that keeps them out, to be closed when the servers are down; empty when some
     *     are still there
     */
    public Optional<HomeLock> dismissGuests(Duration atMost, Consumer<String> progress)
        throws IOException {
      long deadline = System.nanoTime() + atMost.toNanos();
      Optional<HomeLock> alone = HomeLock.exclusive(home.users());
      if (alone.isEmpty()) {
        progress.accept("waiting for another weavergen that uses these servers …");
      }
      while (alone.isEmpty() && System.nanoTime() < deadline) {
        pause();
        alone = HomeLock.exclusive(home.users());
      }
      Files.deleteIfExists(home.running());
      return alone;
    }

    @Override
    public void close() throws IOException {
      lock.close();
    }
  }

  /** One that uses the owner's servers. */
  record Guest(HomeLock users, RunningServers servers) implements HomeSeat {
    private static Optional<HomeSeat> of(Home home) throws IOException {
      Optional<HomeLock> users = HomeLock.shared(home.users());
      if (users.isEmpty()) {
        return Optional.empty();
      }
      Optional<RunningServers> servers = RunningServers.alive(home);
      if (servers.isEmpty()) {
        users.get().close();
        return Optional.empty();
      }
      return Optional.of(new Guest(users.get(), servers.get()));
    }

    @Override
    public void close() throws IOException {
      users.close();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted while waiting for another weavergen", e);
    }
  }
}
