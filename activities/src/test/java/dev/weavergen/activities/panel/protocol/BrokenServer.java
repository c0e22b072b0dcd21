package dev.weavergen.activities.panel.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A server below HTTP: it takes a request and then breaks the connection in one of many ways. */
public final class BrokenServer implements AutoCloseable {
  private static final Socket NOWHERE = bound();

  private final ServerSocket socket;
  private final Fault fault;
  private final AtomicInteger requests = new AtomicInteger();

  private BrokenServer(ServerSocket socket, Fault fault) {
    this.socket = socket;
    this.fault = fault;
  }

  /** How the connection breaks. */
  @FunctionalInterface
  public interface Fault {
    void happen(Socket connection) throws IOException, InterruptedException;

    /** Says nothing and resets the connection. */
    static Fault reset() {
      return connection -> connection.setSoLinger(true, 0);
    }

    /** Promises more bytes than it sends. */
    static Fault cutShort(String beginning) {
      return connection ->
          write(
              connection,
              "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n"
                  + beginning);
    }

    /** Ends in the middle of a chunked body. */
    static Fault cutChunk(String beginning) {
      return connection ->
          write(
              connection,
              "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                  + Integer.toHexString(beginning.length() + 40)
                  + "\r\n"
                  + beginning);
    }

    /** Sends the head and the beginning of the body, and then nothing for long. */
    static Fault stall() {
      return connection -> {
        cutShort("{").happen(connection);
        Thread.sleep(60_000);
      };
    }

    /** Sends nothing for long. */
    static Fault silence() {
      return _ -> Thread.sleep(60_000);
    }

    private static void write(Socket connection, String text) throws IOException {
      connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      connection.getOutputStream().flush();
    }
  }

  public static BrokenServer with(Fault fault) throws IOException {
    BrokenServer server =
        new BrokenServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), fault);
    Thread.ofVirtual().start(server::accept);
    return server;
  }

  /**
   * An address where nobody listens, nor ever will: its port stays taken by a socket that is bound
   * and never listens. A port that was merely closed may belong to the next socket.
   */
  public static URI nowhere() {
    return URI.create("http://127.0.0.1:" + NOWHERE.getLocalPort());
  }

  private static Socket bound() {
    Socket socket = new Socket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return socket;
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  public int requests() {
    return requests.get();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      read(connection.getInputStream());
      requests.incrementAndGet();
      fault.happen(connection);
    } catch (IOException | InterruptedException e) {
      // the other side has gone, which is what these tests are about
    }
  }

  private static void read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    in.readNBytes(contentLength(head.toString()));
  }

  private static int contentLength(String head) {
    return head.lines()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .filter(line -> line.startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }
}
