package dev.weavergen.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.memory.generation.PostgresGenerations;
import dev.weavergen.memory.generation.PostgresSources;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.DatabaseUrl;
import dev.weavergen.workflows.generation.DurableGeneration;
import dev.weavergen.workflows.generation.SearchKeys;
import dev.weavergen.workflows.generation.TaskQueues;
import dev.weavergen.workflows.outcomes.DurableOutcome;
import dev.weavergen.workflows.payload.Json;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * A gateway as it is deployed, with Temporal in memory, a real PostgreSQL and a scripted worker.
 */
final class Gateway implements AutoCloseable {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(40);

  final Database database;
  final WorkflowClient client;
  private final TestServer.PortBoundTestServer temporal;
  private final WorkflowServiceStubs stubs;
  private final WorkerFactory workers;
  private final GatewayProcess process;
  private final HttpClient http = HttpClient.newHttpClient();

  /** A gateway whose worker has not come yet. */
  Gateway() {
    int port = freePort();
    String target = "127.0.0.1:" + port;
    temporal = TestServer.createPortBoundServer(port);
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
    client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder().setDataConverter(Json.dataConverter()).build());
    registerSearchAttributes();
    DatabaseUrl url = TestDatabase.freshUrl();
    process =
        GatewayProcess.start(
            Map.of(
                "spring.config.location", "optional:classpath:/none/",
                "server.port", "0",
                "server.address", "127.0.0.1",
                "weavergen.temporal.target", target,
                "weavergen.database.url", url.withSecrets()));
    database = Database.pooled(url, 4);
    workers = WorkerFactory.newInstance(client);
    employ();
  }

  /** A gateway that a worker serves. */
  static Gateway served() {
    Gateway gateway = new Gateway();
    gateway.startWorkers();
    return gateway;
  }

  private void registerSearchAttributes() {
    AddSearchAttributesRequest.Builder request =
        AddSearchAttributesRequest.newBuilder().setNamespace("default");
    SearchKeys.all()
        .forEach(key ->
            request.putSearchAttributes(
                key.getName(), IndexedValueType.valueOf(key.getValueType().name())));
    var _ =
        OperatorServiceGrpc.newBlockingStub(stubs.getRawChannel())
            .addSearchAttributes(request.build());
  }

  private void employ() {
    ScriptedSteps steps =
        new ScriptedSteps(new PostgresGenerations(database), new PostgresSources(database));
    var main = workers.newWorker(TaskQueues.MAIN);
    main.registerWorkflowImplementationTypes(DurableGeneration.class, DurableOutcome.class);
    main.registerActivitiesImplementations(steps);
    workers.newWorker(TaskQueues.models("p")).registerActivitiesImplementations(steps);
    workers.newWorker(TaskQueues.SANDBOX).registerActivitiesImplementations(steps);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One answer. */
  record Answer(int status, HttpResponse<String> response) {
    JsonNode json() {
      return Json.mapper().readTree(response.body());
    }

    void assertProblem(int expected, String type) {
      assertThat(status).as(response.body()).isEqualTo(expected);
      assertThat(header("Content-Type")).startsWith("application/problem+json");
      assertThat(json().path("type").asString()).isEqualTo("urn:weavergen:problem:" + type);
      assertThat(json().path("status").asInt()).isEqualTo(expected);
      assertThat(json().path("title").asString()).isNotBlank();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  Answer post(String path, String body, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  Answer postBytes(String path, byte[] body) {
    return send(request(path).POST(BodyPublishers.ofByteArray(body)));
  }

  /** As {@code curl --data} sends it, which calls everything a form. */
  Answer putForm(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .PUT(BodyPublishers.ofString(body)));
  }

  Answer putRecording(String body, String query) {
    return putForm("/v1/recordings/" + Sha256.of(body) + "?" + query, body);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + process.port() + path))
        .timeout(ANSWER_MAX);
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  void stopWorkers() {
    workers.shutdownNow();
    workers.awaitTermination(5, TimeUnit.SECONDS);
  }

  void startWorkers() {
    workers.start();
  }

  void stopTemporal() {
    temporal.close();
  }

  @Override
  public void close() {
    http.shutdownNow();
    process.close();
    workers.shutdownNow();
    stubs.shutdownNow();
    temporal.close();
    database.close();
  }
}
