package dev.weavergen.cli.client;

import dev.weavergen.cli.UnavailableException;
import dev.weavergen.cli.WrongCallException;
import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.domain.generation.Progress;
import dev.weavergen.memory.benchmark.BenchmarkFile;
import dev.weavergen.workflows.generation.GenerationIds;
import dev.weavergen.workflows.outcomes.OutcomeLabels;
import dev.weavergen.workflows.payload.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Generations over the gateway of a running weavergen. */
final class GatewayClient implements GenerationClient {
  /** How long the gateway holds a question for the result before it says how far the run is. */
  private static final String WAIT = "300ms";

  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
  private static final Duration ANSWER_MAX = Duration.ofMinutes(2);
  private static final String RUNNING = "running";
  private static final int OK_MAX = 299;
  private static final int ACCEPTED = 202;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int GONE = 410;
  private static final int SERVER_ERROR = 500;

  private static final Pattern NEVER_IN_A_PATH = Pattern.compile("[/\\\\%;\\p{Cntrl}]");

  private final String base;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_MAX)
          .build();

  GatewayClient(String base) {
    this.base = base;
  }

  @Override
  public String importRecording(Recording kind, String name, Path file) {
    byte[] bytes = read(file);
    String query = "kind=" + kind.name().toLowerCase(Locale.ROOT) + "&" + named(name, file);
    return stored("recordings", bytes, query);
  }

  @Override
  public String importBenchmark(String name, Path source) {
    try (BenchmarkFile file = BenchmarkFile.open(source)) {
      return stored("benchmarks", read(file.path()), named(name, source));
    }
  }

  /** Sends a file unless the gateway has it. */
  private String stored(String collection, byte[] bytes, String query) {
    String sha256 = Sha256.of(bytes);
    String path = "/v1/" + collection + "/" + sha256 + "?" + query;
    if (send(request(path).GET().build()).statusCode() == NOT_FOUND) {
      var _ = accepted(send(request(path).PUT(BodyPublishers.ofByteArray(bytes)).build()));
    }
    return sha256;
  }

  private static String named(String name, Path file) {
    return "name=" + encoded(name) + "&file=" + encoded(file.toString());
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      String reason =
          Files.isDirectory(file)
              ? "it is a folder"
              : Files.exists(file) ? e.getMessage() : "there is no such file";
      throw new WrongCallException(file + ": cannot be read: " + reason);
    }
  }

  @Override
  public String start(JsonNode request) {
    HttpRequest submit =
        request("/v1/generations")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", GenerationIds.next())
            .POST(BodyPublishers.ofString(request.toString()))
            .build();
    return accepted(send(submit)).path("id").asString();
  }

  @Override
  public Optional<JsonNode> poll(String id, Consumer<Progress> onProgress) {
    HttpResponse<String> response = send(about(id, "?wait=" + WAIT).GET().build());
    if (response.statusCode() == GONE) {
      throw new CancelledRunException(id);
    }
    JsonNode json = accepted(response);
    boolean unfinished = json.has("progress") || json.path("status").asString("").equals(RUNNING);
    if (!unfinished) {
      return Optional.of(json);
    }
    if (json.path("progress").isObject()) {
      onProgress.accept(Json.mapper().treeToValue(json.path("progress"), Progress.class));
    }
    return Optional.empty();
  }

  @Override
  public Optional<JsonNode> stored(String id) {
    return Optional.of(accepted(send(about(id, "").GET().build())));
  }

  @Override
  public void cancel(String id, String reason) {
    var _ = accepted(send(about(id, "?reason=" + encoded(reason)).DELETE().build()));
  }

  @Override
  public Optional<OutcomeLabels> report(String id, boolean passed) {
    String body = Json.mapper().writeValueAsString(Map.of("outcome", passed ? "passed" : "failed"));
    HttpResponse<String> response = post(id, "/outcome", body);
    JsonNode json = accepted(response);
    return response.statusCode() == ACCEPTED
        ? Optional.empty()
        : Optional.of(Json.mapper().treeToValue(json, OutcomeLabels.class));
  }

  @Override
  public void decide(String id, JsonNode decision) {
    var _ = accepted(post(id, "/decision", decision.toString()));
  }

  @Override
  public void extendBudget(String id, JsonNode more) {
    HttpResponse<String> response = post(id, "/budget", more.toString());
    if (response.statusCode() == CONFLICT) {
      throw new NotTakenException(json(response.body()).path("detail").asString("not taken"));
    }
    var _ = accepted(response);
  }

  private HttpResponse<String> post(String id, String rest, String body) {
    return send(
        about(id, rest)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** A request about one generation. What servers refuse in a path is no generation's id. */
  private HttpRequest.Builder about(String id, String rest) {
    if (id.isBlank() || NEVER_IN_A_PATH.matcher(id).find()) {
      throw new WrongCallException("there is no generation '" + id + "'");
    }
    return request("/v1/generations/" + encoded(id).replace("+", "%20") + rest);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER_MAX);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UnavailableException(
          "the gateway at "
              + base
              + " does not answer; was the weavergen that runs it just stopped?",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted while waiting for the gateway at " + base, e);
    }
  }

  /** The response's JSON; a problem becomes the exception that it stands for. */
  private JsonNode accepted(HttpResponse<String> response) {
    JsonNode json = json(response.body());
    if (response.statusCode() <= OK_MAX) {
      return json;
    }
    String detail =
        json.path("detail")
            .asString("the gateway at " + base + " answers " + response.statusCode());
    throw response.statusCode() >= SERVER_ERROR
        ? new UnavailableException(detail)
        : new WrongCallException(detail);
  }

  private static JsonNode json(String body) {
    try {
      return body.isEmpty() ? Json.mapper().createObjectNode() : Json.mapper().readTree(body);
    } catch (JacksonException notJson) {
      return Json.mapper().createObjectNode();
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
