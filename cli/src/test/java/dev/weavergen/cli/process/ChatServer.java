package dev.weavergen.cli.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weavergen.workflows.payload.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server that speaks OpenAI's chat protocol. The models {@code quick} and {@code steady} answer
 * at once; {@code hanging} answers when it is released; the program of {@code endless} never ends;
 * the first programs of {@code wrong} and {@code mending} are wrong and their repairs right, that
 * of {@code mending} when it is released. Asked for anything but a program, all of them write the
 * same tests.
 */
final class ChatServer implements AutoCloseable {
  private static final long HANG_SECONDS_MAX = 120;
  private static final String REPLY =
      """
      ```python
      def double(n: int) -> int:
          return 2 * n
      ```
      Confidence: 0.9
      Reasoning: Twice the number.
      """;
  private static final String ENDLESS =
      """
      ```python
      def double(n: int) -> int:
          while True:
              pass
      ```
      """;

  private static final String WRONG =
      """
      ```python
      def double(n: int) -> int:
          total = 3
          for _ in range(n):
              total = total + 1
          return total
      ```
      """;

  private static final String TESTS =
      """
      ```python
      assert double(3) == 6
      assert double(-1) == -2
      ```
      """;

  /** Stands in questions for a program alone; others are for tests, and for an input sketch. */
  private static final String OF_PROGRAMS = "Confidence:";

  /** Stands in questions for a repair. */
  private static final String OF_REPAIRS = "what was seen when that program was run";

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch released = new CountDownLatch(1);
  private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> repairs = new ConcurrentHashMap<>();

  private ChatServer(HttpServer http) {
    this.http = http;
  }

  static ChatServer start() throws IOException {
    ChatServer server =
        new ChatServer(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    server.http.createContext("/v1/chat/completions", server::complete);
    server.http.createContext("/v1/models", ChatServer::list);
    server.http.setExecutor(server.threads);
    server.http.start();
    return server;
  }

  /** A configuration whose panel is these models of this server. */
  String configuration(String... models) {
    StringBuilder yaml =
        new StringBuilder("weavergen:\n  panel: [")
            .append(String.join(", ", models))
            .append("]\n  models:\n");
    for (String model : models) {
      yaml.append(
          "    %s: { provider: openai, model: %s, base-url: \"http://127.0.0.1:%d/v1\", api-key: none }\n"
              .formatted(model, model, http.getAddress().getPort()));
    }
    return yaml.toString();
  }

  /** How often the model has been asked for a program. */
  int requests(String model) {
    return count(model).get();
  }

  /** How often the model has been asked for a repair. */
  int repairs(String model) {
    return repairs.computeIfAbsent(model, _ -> new AtomicInteger()).get();
  }

  /** Lets the hanging model answer, now and from now on. */
  void release() {
    released.countDown();
  }

  private AtomicInteger count(String model) {
    return requests.computeIfAbsent(model, _ -> new AtomicInteger());
  }

  private void complete(HttpExchange exchange) throws IOException {
    JsonNode request = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
    String model = request.path("model").asString();
    String messages = request.path("messages").toString();
    boolean forProgram = messages.contains(OF_PROGRAMS);
    boolean forRepair = messages.contains(OF_REPAIRS);
    if (forProgram) {
      count(model).incrementAndGet();
    }
    if (forRepair) {
      repairs.computeIfAbsent(model, _ -> new AtomicInteger()).incrementAndGet();
    }
    if (model.equals("hanging") || (model.equals("mending") && forRepair)) {
      awaitRelease();
    }
    ObjectNode completion = Json.mapper().createObjectNode();
    completion.put("id", "chat-1").put("object", "chat.completion").put("created", 1);
    completion.put("model", model);
    ObjectNode choice = completion.putArray("choices").addObject().put("index", 0);
    choice.put("finish_reason", "stop");
    choice
        .putObject("message")
        .put("role", "assistant")
        .put("content", forProgram ? reply(model, forRepair) : TESTS);
    completion
        .putObject("usage")
        .put("prompt_tokens", 11)
        .put("completion_tokens", 7)
        .put("total_tokens", 18);
    answer(exchange, completion);
  }

  private static String reply(String model, boolean repaired) {
    return switch (model) {
      case "endless" -> ENDLESS;
      case "wrong", "mending" -> repaired ? REPLY : WRONG;
      default -> REPLY;
    };
  }

  private void awaitRelease() {
    try {
      var _ = released.await(HANG_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void list(HttpExchange exchange) throws IOException {
    ObjectNode list = Json.mapper().createObjectNode().put("object", "list");
    list.putArray("data").addObject().put("id", "quick").put("object", "model");
    answer(exchange, list);
  }

  private static void answer(HttpExchange exchange, ObjectNode body) throws IOException {
    byte[] bytes = Json.mapper().writeValueAsBytes(body);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    release();
    http.stop(0);
    threads.shutdownNow();
  }
}
