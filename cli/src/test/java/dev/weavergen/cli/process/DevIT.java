package dev.weavergen.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.workflows.payload.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One dev with the real Temporal server, and everything that uses it. */
class DevIT {
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final Duration RUN_MAX = Duration.ofSeconds(30);
  private static final String REQUEST =
      "{\"intent\": \"a Python function double(n) that gives twice the number\"}";

  @TempDir private static Path folder;
  private static TemporalCli temporalCli;
  private static ChatServer models;
  private static Weavergen weavergen;
  private static RunningCommand dev;
  private static String gateway;
  private static String temporal;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void startDev() throws IOException {
    temporalCli = TemporalCli.require();
    models = ChatServer.start();
    Path config = folder.resolve("config.yaml");
    Files.writeString(config, models.configuration("quick", "steady", "third"));
    weavergen = Weavergen.on(folder.resolve("home"));
    try (ServerSocket gatewayTaken = taken(8080);
        ServerSocket temporalTaken = taken(7233);
        ServerSocket uiTaken = taken(8233)) {
      assertThat(List.of(gatewayTaken, temporalTaken, uiTaken)).hasSize(3);
      dev = weavergen.start("dev", "--config", config.toString());
      dev.awaitErr("^ready;", START_MAX);
    }
    temporal = dev.awaitErr("^Temporal +(\\S+)$", RUN_MAX);
    gateway = dev.awaitErr("^Gateway +(\\S+)$", RUN_MAX);
  }

  @AfterAll
  static void stopDev() {
    if (dev != null) {
      dev.close();
      models.close();
    }
  }

  @Test
  void dev_usualPortsTaken_printsTheOnesThatAreServed() throws Exception {
    assertThat(gateway).matches("http://127\\.0\\.0\\.1:80[89]\\d").doesNotEndWith(":8080");
    assertThat(temporal).matches("127\\.0\\.0\\.1:72\\d\\d").doesNotEndWith(":7233");
    assertThat(get("/actuator/health").body()).contains("\"UP\"");
  }

  @Test
  void dev_aSecondOnTheSameHome_reportsTheFirst() {
    Finished second = weavergen.run("dev").requireExit(0);

    assertThat(second.err()).contains(gateway, temporal, "process " + dev.pid());
  }

  @Test
  void generate_besideDev_usesIt() {
    Finished finished = weavergen.run("generate", "a function double(n)", "--json").requireExit(0);

    assertThat(finished.json().path("candidates")).hasSize(3);
    assertThat(temporalCli.text(temporal, "workflow", "list"))
        .contains(finished.json().path("id").asString());
  }

  @Test
  void http_submitted_isAnsweredAtItsLocation() throws Exception {
    HttpResponse<String> accepted = post(REQUEST);

    assertThat(accepted.statusCode()).isEqualTo(202);
    String location = accepted.headers().firstValue("Location").orElseThrow();
    JsonNode result = Json.mapper().readTree(get(location + "?wait=30s").body());
    assertThat(result.path("status").asString()).isEqualTo("answered");
    assertThat(Json.mapper().readTree(get(location).body()).path("id").asString())
        .isEqualTo(result.path("id").asString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"intnt\": 1}", "\"text\"", "42", "[]", "{", ""})
  void http_wrongRequest_isAProblem(String body) throws Exception {
    HttpResponse<String> refused = post(body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(Json.mapper().readTree(refused.body()).path("type").asString())
        .isEqualTo("urn:weavergen:problem:invalid-request");
  }

  @Test
  void http_unknownGeneration_isAProblem() throws Exception {
    HttpResponse<String> missing = get("/v1/generations/nobody");

    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).contains("urn:weavergen:problem:unknown-generation");
  }

  @Test
  void temporal_startedByItsCli_runsToItsEnd() {
    start("by-cli", "--input", REQUEST);

    JsonNode result = temporalCli.json(temporal, "workflow", "result", "-w", "by-cli");
    assertThat(result.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(result.path("result").path("status").asString()).isEqualTo("answered");
    assertThat(temporalCli.text(temporal, "workflow", "show", "-w", "by-cli"))
        .contains("WorkflowExecutionCompleted");
    assertThat(weavergen.run("show", "by-cli", "--json").json().path("executionSpans"))
        .isNotEmpty();
  }

  @Test
  void temporal_wrongInputs_failAtOnceAsInvalidRequests() {
    assertInvalid("wrong-field", "--input", "{\"intnt\": 1}");
    assertInvalid("wrong-text", "--input", "\"text\"");
    assertInvalid("wrong-number", "--input", "42");
    assertInvalid("wrong-two", "--input", REQUEST, "--input", REQUEST);
    assertInvalid("wrong-none");
  }

  @Test
  void show_follow_waitsForTheEnd() {
    start("followed", "--input", REQUEST);

    Finished followed = weavergen.run("show", "followed", "--follow", "--json").requireExit(0);

    assertThat(followed.json().path("status").asString()).isEqualTo("answered");
  }

  @Test
  void show_unknown_isAWrongCall() {
    assertThat(weavergen.run("show", "nobody").requireExit(2).err())
        .contains("no generation nobody");
    assertThat(weavergen.run("show", "nobody", "--follow").requireExit(2).err())
        .contains("no generation nobody");
    assertThat(weavergen.run("cancel", "nobody").requireExit(2).err())
        .contains("no generation nobody");
  }

  @Test
  void generate_interruptedOnce_detachesAndTheRunGoesOn() {
    try (RunningCommand generate = weavergen.start(patient())) {
      String id = generate.awaitErr("^generation (\\S+)$", RUN_MAX);
      generate.awaitErr("asking ", RUN_MAX);
      generate.signal("INT");

      Finished left = generate.await(RUN_MAX).requireExit(130);

      assertThat(left.err()).contains("weavergen show " + id + " --follow", "weavergen cancel");
      assertThat(weavergen.run("list", "--state", "running", "--json").out()).contains(id);
      Finished followed = weavergen.run("show", id, "--follow", "--json").requireExit(0);
      assertThat(followed.json().path("status").asString()).isEqualTo("answered");
    }
  }

  @Test
  void generate_interruptedTwice_isCancelled() {
    try (RunningCommand generate = weavergen.start(patient())) {
      String id = generate.awaitErr("^generation (\\S+)$", RUN_MAX);
      generate.awaitErr("asking ", RUN_MAX);
      generate.signal("INT");
      generate.awaitErr("Ctrl-C again", RUN_MAX);
      generate.signal("INT");

      generate.await(RUN_MAX).requireExit(130);

      assertThat(weavergen.run("show", id, "--follow", "--json").requireExit(1).out())
          .contains("cancelled");
    }
  }

  @Test
  void cancel_running_endsIt() {
    try (RunningCommand generate = weavergen.start(patient())) {
      String id = generate.awaitErr("^generation (\\S+)$", RUN_MAX);
      generate.awaitErr("asking ", RUN_MAX);

      weavergen.run("cancel", id, "--reason", "no longer needed").requireExit(0);

      assertThat(generate.await(RUN_MAX).requireExit(1).err()).contains("cancelled");
      assertThat(weavergen.run("list", "--json").out()).contains("cancelled");
    }
  }

  @Test
  void recordings_ofLiveReplies_areReplayedWithoutAsking() {
    String file = folder.resolve("recordings.jsonl").toString();
    String intent = "a Python function double(n) for the recorder";
    weavergen.run("generate", intent, "--models", "quick,steady", "--record", file).requireExit(0);
    int asked = models.requests("quick");

    Finished replayed =
        weavergen.run(
            "generate", intent, "--models", "quick,steady", "--recordings", file, "--json");

    assertThat(replayed.requireExit(0).json().path("candidates")).hasSize(2);
    assertThat(replayed.out()).contains("recorded:quick");
    assertThat(models.requests("quick")).isEqualTo(asked);
  }

  @Test
  void version_withDev_namesTheServersThatRun() {
    JsonNode versions = weavergen.run("version", "--json").requireExit(0).json();

    assertThat(versions.path("temporal").asString()).contains(" at " + temporal);
    assertThat(versions.path("postgresql").asString()).startsWith("18");
  }

  @Test
  void models_withConfiguration_listsThem() {
    String config = folder.resolve("config.yaml").toString();

    Finished listed = weavergen.run("models", "--json", "--config", config).requireExit(0);
    Finished checked = weavergen.run("models", "--check", "--json", "--config", config);

    assertThat(listed.json()).hasSize(3);
    assertThat(checked.requireExit(1).json().path(0).path("reachable").asBoolean()).isTrue();
    assertThat(checked.json().path(1).path("reachable").asBoolean()).isFalse();
    assertThat(checked.json().path(3).path("name").asString()).isEqualTo("sandbox:python");
    assertThat(checked.json().path(3).path("sandbox").path("probes")).isNotEmpty();
  }

  private static void assertInvalid(String id, String... input) {
    long started = System.nanoTime();
    start(id, input);
    String status = "";
    while (!status.contains("FAILED")
        && System.nanoTime() - started < Duration.ofSeconds(10).toNanos()) {
      status =
          temporalCli
              .json(temporal, "workflow", "describe", "-w", id)
              .path("workflowExecutionInfo")
              .path("status")
              .asString();
    }
    JsonNode run = temporalCli.json(temporal, "workflow", "describe", "-w", id);
    JsonNode info = run.path("workflowExecutionInfo");
    assertThat(info.path("status").asString()).isEqualTo("WORKFLOW_EXECUTION_STATUS_FAILED");
    assertThat(temporalCli.text(temporal, "workflow", "show", "-w", id, "-o", "json"))
        .contains("\"InvalidRequest\"");
    Duration took =
        Duration.between(
            java.time.Instant.parse(info.path("startTime").asString()),
            java.time.Instant.parse(info.path("closeTime").asString()));
    assertThat(took).as(id).isLessThan(Duration.ofSeconds(2));
  }

  private static void start(String id, String... input) {
    List<String> arguments =
        new ArrayList<>(
            List.of("workflow", "start", "--type", "GenerationWorkflow", "--task-queue"));
    arguments.addAll(List.of("weavergen", "-w", id));
    arguments.addAll(List.of(input));
    var _ = temporalCli.text(temporal, arguments.toArray(String[]::new));
  }

  /** A generation of some seconds. */
  private static String[] patient() {
    return new String[] {
      "generate",
      "--benchmark",
      PanelFile.of("tasks.jsonl"),
      "--task",
      "it/double",
      "--samples",
      PanelFile.sample("patient")
    };
  }

  /** The port in use, by us or by somebody else who was first. */
  private static ServerSocket taken(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException byOthers) {
      return socket;
    }
    return socket;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(gateway + path)).build());
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(gateway + "/v1/generations"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
