package dev.weavergen.memory.embedded;

import java.nio.file.Path;

/** A process that starts a server and waits to be killed. */
final class OwnerProcess {
  private OwnerProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    EmbeddedDatabase server = EmbeddedDatabase.start(Path.of(arguments[0]), Path.of(arguments[1]));
    EmbeddedDatabaseTest.write(server.url(), "from the killed process");
    System.out.println("ready");
    Thread.sleep(60_000);
    server.close();
  }
}
