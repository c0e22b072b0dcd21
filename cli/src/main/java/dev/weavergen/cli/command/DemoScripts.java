package dev.weavergen.cli.command;

import dev.weavergen.cli.client.GenerationClient;
import dev.weavergen.cli.client.GenerationClient.Recording;
import dev.weavergen.workflows.payload.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The intents of the demonstration and the replies to them, all written for this project. */
final class DemoScripts {
  /** Right; right in other words; subtly wrong; too slow; rubbish. */
  private static final List<String> MEMBERS =
      List.of("careful", "terse", "hasty", "sleepy", "rambling");

  private static final int QUORUM = 3;
  private static final String GRACE = "1s";

  private final List<String> panel;

  /** Imports the replies. */
  DemoScripts(GenerationClient client) {
    this.panel =
        MEMBERS.stream().map(name -> "recorded:" + name + "@" + imported(client, name)).toList();
  }

  /** One request for each intent. */
  List<ObjectNode> requests() {
    try (InputStream stream = resource("intents")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> request(Json.mapper().readTree(line)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode request(JsonNode intent) {
    ObjectNode request = Json.mapper().createObjectNode();
    request.put("intent", intent.path("intent").asString());
    request.put("task", intent.path("task_id").asString());
    request.put("grace", GRACE);
    request.put("quorum", QUORUM);
    ArrayNode models = request.putArray("models");
    panel.forEach(models::add);
    return request;
  }

  /**
   * A copy of a member's replies as a samples file that the caller may use until this process ends.
   */
  Path samples(String member) {
    return copied(member);
  }

  /** The intents as a benchmark file that the caller may use until this process ends. */
  Path benchmark() {
    try {
      Path file = temporary();
      for (ObjectNode request : requests()) {
        ObjectNode task = Json.mapper().createObjectNode();
        task.put("task_id", request.path("task").asString());
        task.put("prompt", request.path("intent").asString());
        task.put("entry_point", "solution");
        task.put("test", "");
        Files.writeString(file, task + "\n", StandardOpenOption.APPEND);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The id of the first task of {@link #benchmark}. */
  String firstTask() {
    return requests().getFirst().path("task").asString();
  }

  private static String imported(GenerationClient client, String name) {
    return client.importRecording(Recording.SAMPLES, name, copied(name));
  }

  private static Path copied(String name) {
    try (InputStream stream = resource(name)) {
      Path file = temporary();
      Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() throws IOException {
    Path file = Files.createTempFile("weavergen-demo-", ".jsonl");
    file.toFile().deleteOnExit();
    return file;
  }

  private static InputStream resource(String name) {
    InputStream stream = DemoScripts.class.getResourceAsStream("/demo/" + name + ".jsonl");
    if (stream == null) {
      throw new IllegalStateException("the program has no resource demo/" + name + ".jsonl");
    }
    return stream;
  }
}
