package dev.weavergen.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A worker that dies while models are asked, in a deployment of separate processes. */
class WorkerCrashIT {
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final Duration END_MAX = Duration.ofSeconds(60);

  private static final List<String> PANEL = List.of("quick", "hanging");

  @TempDir private Path folder;

  @Test
  void worker_killedWhileAModelIsAsked_losesNothingAndAsksNobodyTwiceWhoAnswered()
      throws Exception {
    try (Deployment deployment = Deployment.start(folder)) {
      crash(deployment);
    }
  }

  private void crash(Deployment deployment) throws Exception {
    ChatServer models = deployment.models();
    Weavergen weavergen = Weavergen.on(folder.resolve("home"));
    String[] worker = deployment.command(PANEL, "worker");
    try (RunningCommand first = weavergen.start(worker)) {
      first.awaitErr("worker ready", START_MAX);
      try (RunningCommand generate =
          weavergen.start(
              deployment.command(
                  PANEL, "generate", "a Python function double(n)", "--json", "--quorum", "2"))) {
        String id = generate.awaitErr("^generation (\\S+)$", START_MAX);
        generate.awaitErr("quick answered", START_MAX);
        assertThat(models.requests("hanging")).isEqualTo(1);

        first.kill();
        models.release();
        try (RunningCommand second = weavergen.start(worker)) {
          second.awaitErr("worker ready", START_MAX);
          Finished finished = generate.await(END_MAX).requireExit(0);

          assertThat(finished.json().path("candidates")).hasSize(2);
          assertThat(models.requests("quick")).isEqualTo(1);
          assertThat(models.requests("hanging")).isEqualTo(2);
          assertSpans(
              weavergen.run(deployment.command(PANEL, "show", id, "--json")).requireExit(0).json());
        }
      }
    }
  }

  private static void assertSpans(JsonNode shown) {
    Set<String> ids = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (JsonNode span : shown.path("executionSpans")) {
      assertThat(ids.add(span.path("spanId").asString())).as("twice: %s", span).isTrue();
      names.add(span.path("name").asString());
    }
    assertThat(names).filteredOn("quick"::equals).hasSize(1);
    assertThat(names).filteredOn(name -> name.contains("hanging")).isNotEmpty();
    assertThat(shown.path("generation").path("spans").asInt()).isEqualTo(ids.size());
  }
}
