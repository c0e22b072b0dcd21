package dev.weavergen.cli.servers;

import dev.weavergen.cli.Console;
import java.util.concurrent.CountDownLatch;

/** Stops servers in order when the process is asked to end, by whatever signal asks. */
public final class Shutdown implements AutoCloseable {
  private final AutoCloseable servers;
  private final Console console;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final Thread hook;

  private Shutdown(AutoCloseable servers, Console console) {
    this.servers = servers;
    this.console = console;
    this.hook = new Thread(this::stop, "shutdown");
  }

  /** Closes the servers when the process ends or this is closed, whichever comes first. */
  public static Shutdown closing(AutoCloseable servers, Console console) {
    Shutdown shutdown = new Shutdown(servers, console);
    Runtime.getRuntime().addShutdownHook(shutdown.hook);
    return shutdown;
  }

  /** Waits until the process is asked to end. */
  public void await() throws InterruptedException {
    asked.await();
  }

  private void stop() {
    console.say("stopping …");
    closeServers();
    asked.countDown();
  }

  private void closeServers() {
    try {
      servers.close();
    } catch (Exception e) {
      console.say("stopping failed: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endingAlready) {
      return;
    }
    closeServers();
  }
}
