package dev.weavergen.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An outcome that comes after Temporal has forgotten the run. */
class LateOutcomeIT {
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final List<String> PANEL = List.of("quick", "steady");

  @TempDir private Path folder;

  @Test
  @Timeout(120)
  void outcome_runForgottenByTemporal_isLabelledFromTheStore() throws Exception {
    TemporalCli temporal = TemporalCli.require();
    Weavergen weavergen = Weavergen.on(folder.resolve("home"));
    try (Deployment deployment = Deployment.start(folder);
        RunningCommand worker = weavergen.start(deployment.command(PANEL, "worker"))) {
      worker.awaitErr("worker ready", START_MAX);
      String id =
          weavergen
              .run(deployment.command(PANEL, "generate", "a Python function double(n)", "--json"))
              .requireExit(0)
              .json()
              .path("id")
              .asString();
      assertThat(temporal.text(deployment.temporal(), "workflow", "delete", "-w", id)).isNotNull();
      awaitForgotten(temporal, deployment.temporal(), id);

      Finished finished =
          weavergen.run(deployment.command(PANEL, "outcome", id, "passed", "--json"));

      assertThat(finished.requireExit(0).json().path("generationId").asString()).isEqualTo(id);
    }
  }

  /** Deletion is a task of Temporal's own. */
  private static void awaitForgotten(TemporalCli temporal, String address, String id)
      throws InterruptedException {
    while (temporal.json(address, "workflow", "list", "-q", "WorkflowId = '" + id + "'").size()
        > 0) {
      Thread.sleep(100);
    }
  }
}
