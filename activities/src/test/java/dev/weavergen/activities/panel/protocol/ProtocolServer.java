package dev.weavergen.activities.panel.protocol;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * An HTTP server that gives its answers in turn, the last one again and again, or as it is asked,
 * and remembers what it was asked.
 */
public final class ProtocolServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Function<Request, Response> responses;

  private ProtocolServer(HttpServer server, Function<Request, Response> responses) {
    this.server = server;
    this.responses = responses;
  }

  /** One request as it arrived. */
  public record Request(
      String method,
      String path,
      String protocol,
      Map<String, List<String>> headers,
      String body) {}

  /** What is sent back. */
  public record Response(int status, Map<String, String> headers, String body) {
    public static Response ok(String body) {
      return of(200, body);
    }

    public static Response of(int status, String body) {
      return new Response(status, Map.of("Content-Type", "application/json"), body);
    }

    public Response with(String header, String value) {
      return new Response(status, Map.of(header, value), body);
    }
  }

  public static ProtocolServer answering(Response... responses) throws IOException {
    AtomicInteger asked = new AtomicInteger();
    return answering(_ -> responses[Math.min(asked.getAndIncrement(), responses.length - 1)]);
  }

  /** A server whose answers depend on what it is asked. */
  public static ProtocolServer answering(Function<Request, Response> responses) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ProtocolServer server = new ProtocolServer(http, responses);
    http.setExecutor(server.threads);
    http.createContext("/", server::answer);
    http.start();
    return server;
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request =
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getProtocol(),
              Map.copyOf(exchange.getRequestHeaders()),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      requests.add(request);
      Response response = responses.apply(request);
      byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
      response.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(response.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
