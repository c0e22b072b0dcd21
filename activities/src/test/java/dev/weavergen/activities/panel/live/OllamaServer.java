package dev.weavergen.activities.panel.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real Ollama on a free loopback port, from a folder with {@code bin/ollama} and {@code models/}.
 * It is stopped by its own handle, with the runners it has started.
 */
final class OllamaServer implements AutoCloseable {
  private static final int STARTS_IN_SECONDS = 30;
  private static final int STOPS_IN_SECONDS = 10;

  private final Process process;
  private final URI address;

  private OllamaServer(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  static OllamaServer start(Path folder, Path home) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + freePort());
    ProcessBuilder builder =
        new ProcessBuilder(folder.resolve("bin/ollama").toString(), "serve")
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("ollama.log").toFile());
    builder.environment().put("OLLAMA_HOST", address.getAuthority());
    builder.environment().put("OLLAMA_MODELS", folder.resolve("models").toString());
    builder.environment().put("HOME", home.toString());
    OllamaServer server = new OllamaServer(builder.start(), address);
    server.await();
    return server;
  }

  URI address() {
    return address;
  }

  /** As if the machine had lost its power. */
  void kill() {
    List<ProcessHandle> runners = process.descendants().toList();
    process.destroyForcibly();
    runners.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, STOPS_IN_SECONDS, TimeUnit.SECONDS).join();
    kill();
  }

  private void await() throws InterruptedException {
    for (int i = 0; i < STARTS_IN_SECONDS * 10 && process.isAlive(); i++) {
      if (answers()) {
        return;
      }
      Thread.sleep(100);
    }
    close();
    throw new IllegalStateException("ollama did not start within " + STARTS_IN_SECONDS + " s");
  }

  private boolean answers() throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
