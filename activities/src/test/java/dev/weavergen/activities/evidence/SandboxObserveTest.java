package dev.weavergen.activities.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.Activities;
import dev.weavergen.activities.World;
import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.python.PythonReader;
import dev.weavergen.activities.sandbox.python.PythonSandbox;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.memory.evidence.PostgresObservations;
import dev.weavergen.memory.recordings.PostgresRecordedTests;
import dev.weavergen.workflows.evidence.ObserveActivity;
import io.temporal.activity.ActivityOptions;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The step over a real store and the real sandbox. */
@Timeout(60)
final class SandboxObserveTest {
  @Test
  void observe_candidates_keepsWhatItReturns() {
    try (World world = new World();
        PythonSandbox sandbox = new PythonSandbox(SandboxSettings.standard());
        PythonReader reader = new PythonReader(SandboxSettings.standard())) {
      String id = Activities.WORKFLOW_ID;
      world.open(id, GenerationRequest.of(Intent.of("Write twice(x). twice(2) == 4"), List.of()));
      PostgresObservations observations = new PostgresObservations(world.database);
      ObserveActivity step =
          new SandboxObserve(
              new SandboxObserve.Stores(
                  world.generations,
                  world.sources,
                  observations,
                  new PostgresRecordedTests(world.database),
                  world.sketches),
              new Sandboxes(sandbox, sandbox, reader));

      Observation seen =
          observed(world, step, answered(world, "def twice(x):\n    return 2 * x\n"));

      assertThat(seen.candidates()).hasSize(1);
      assertThat(observations.find(id)).contains(seen);
    }
  }

  private static Observation observed(World world, ObserveActivity step, Reply.Answered answered) {
    TestActivityEnvironment environment = Activities.executor(world.interceptor());
    try {
      environment.registerActivitiesImplementations(step);
      return environment
          .newActivityStub(
              ObserveActivity.class,
              ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(30)).build())
          .observe(List.of(answered), List.of());
    } finally {
      environment.close();
    }
  }

  private static Reply.Answered answered(World world, String source) {
    return new Reply.Answered(
        "a",
        world.sources.put(source),
        Language.PYTHON,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Reply.Call(new Usage(1, 1), 0, 1, "stop"));
  }
}
