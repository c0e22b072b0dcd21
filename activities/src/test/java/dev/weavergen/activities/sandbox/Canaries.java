package dev.weavergen.activities.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What lies about on the host for attacks to find: files that anybody may read and write, a file
 * and a process of the very user that candidates run as, servers on loopback. Afterwards it can be
 * told whether one of them was touched.
 */
final class Canaries implements AutoCloseable {
  /** In every secret; programs put it together from its words, so as not to find themselves. */
  static final String SECRET = "canary-of-weavergen-secret";

  /** The same, in what is evaluated for tests and must not be found by any program. */
  static final String EXPECTED = "canary-of-weavergen-expected";

  /** The user that a sandbox started by root becomes. */
  private static final int NOBODY = 65_534;

  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  private final Path folder;
  private final Path writable;
  private final Path owned;
  private final Path secret;
  private final ServerSocket server;
  private final ServerSocketChannel unixServer;
  private final Process victim;
  private final AtomicInteger visitors = new AtomicInteger();

  private Canaries(Path folder) throws IOException {
    this.folder = folder;
    this.writable = Files.createDirectory(folder.resolve("writable"));
    this.owned = Files.writeString(folder.resolve("owned"), SECRET);
    this.secret = Files.writeString(folder.resolve("secret"), SECRET);
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.unixServer = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    this.victim = new ProcessBuilder(victimCommand()).redirectErrorStream(true).start();
    permit(folder, "rwxr-xr-x");
    permit(writable, "rwxrwxrwx");
    permit(owned, "rw-r--r--");
    permit(secret, "rw-rw-rw-");
    giveToCandidates(owned);
    Files.setLastModifiedTime(owned, LONG_AGO);
    unixServer.bind(UnixDomainSocketAddress.of(socket()));
    permit(socket(), "rwxrwxrwx");
    Thread.ofVirtual().start(this::receiveVisitors);
    Thread.ofVirtual().start(this::receiveUnixVisitors);
  }

  static Canaries layOut() throws IOException {
    return new Canaries(Files.createTempDirectory(Path.of("/tmp"), "weavergen-canaries"));
  }

  static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static void giveToCandidates(Path path) throws IOException {
    if (isRoot()) {
      Files.setAttribute(path, "unix:uid", NOBODY);
    }
  }

  private static List<String> victimCommand() throws IOException {
    List<String> sleep = List.of("sleep", "900");
    if (!isRoot()) {
      return sleep;
    }
    List<String> command =
        new ArrayList<>(
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    command.addAll(sleep);
    return command;
  }

  private Path socket() {
    return folder.resolve("socket");
  }

  private void receiveVisitors() {
    while (!server.isClosed()) {
      try (var visitor = server.accept()) {
        visitors.addAndGet(visitor.isConnected() ? 1 : 0);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void receiveUnixVisitors() {
    while (unixServer.isOpen()) {
      try (var visitor = unixServer.accept()) {
        visitors.addAndGet(visitor.isConnected() ? 1 : 0);
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** The source with the names of what lies here. */
  String fillIn(String source) {
    Map<String, String> places =
        Map.of(
            "@SECRET_FILE@", secret.toString(),
            "@OWNED_FILE@", owned.toString(),
            "@WRITABLE_DIR@", writable.toString(),
            "@SOCKET@", socket().toString(),
            "@PORT@", Integer.toString(server.getLocalPort()),
            "@VICTIM@", Long.toString(victim.pid()),
            "@WORKER@", Long.toString(ProcessHandle.current().pid()));
    String filled = source;
    for (Map.Entry<String, String> place : places.entrySet()) {
      filled = filled.replace(place.getKey(), place.getValue());
    }
    return filled;
  }

  /** What was touched; empty when nothing was. */
  List<String> damage() throws IOException {
    List<String> found = new ArrayList<>();
    if (visitors.getAndSet(0) > 0) {
      found.add("a server was visited");
    }
    if (!victim.isAlive() || state(victim.pid()).equals("T")) {
      found.add("a process was ended or stopped");
    }
    if (!Files.readString(secret).equals(SECRET) || !Files.readString(owned).equals(SECRET)) {
      found.add("a file was changed");
    }
    if (!Files.getLastModifiedTime(owned).equals(LONG_AGO)
        || !PosixFilePermissions.toString(Files.getPosixFilePermissions(owned))
            .equals("rw-r--r--")) {
      found.add("a file's metadata were changed");
    }
    for (Path place :
        List.of(writable, Path.of("/tmp"), Path.of("/dev/shm"), Path.of("/var/tmp"))) {
      found.addAll(strangersIn(place));
    }
    return found;
  }

  private static List<String> strangersIn(Path place) throws IOException {
    try (Stream<Path> entries = Files.list(place)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.equals("weavergen-was-here") || name.startsWith("weavergen-canary"))
          .filter(name -> !name.startsWith("weavergen-canaries"))
          .map(name -> place + " holds " + name)
          .toList();
    }
  }

  private static String state(long process) throws IOException {
    String line = Files.readString(Path.of("/proc/" + process + "/stat"));
    return line.substring(line.lastIndexOf(')') + 2).substring(0, 1);
  }

  @Override
  public void close() throws IOException {
    server.close();
    unixServer.close();
    victim.destroyForcibly();
    try {
      victim.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    for (Path path : List.of(writable, owned, secret, socket(), folder)) {
      Files.deleteIfExists(path);
    }
  }
}
