package dev.weavergen.activities.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.Activities;
import dev.weavergen.activities.World;
import dev.weavergen.activities.sandbox.LanguageSandbox;
import dev.weavergen.activities.sandbox.LazySandbox;
import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.SandboxUnavailableException;
import dev.weavergen.activities.sandbox.python.PythonReader;
import dev.weavergen.activities.sandbox.python.PythonSandbox;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.workflows.reasoning.TraceActivity;
import io.temporal.activity.ActivityOptions;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The step over a real store and the real sandbox. */
@Timeout(60)
final class SandboxTraceTest {
  private static final String TWICE = "def twice(x):\n    y = 2 * x\n    return y\n";

  @Test
  void trace_programInTheStore_givesItsLines() {
    try (PythonSandbox sandbox = new PythonSandbox(SandboxSettings.standard())) {
      assertThat(lines(sandbox, TWICE))
          .containsExactly("call twice(x=2)", "  line 3: y=4; returns 4");
    }
  }

  @Test
  void trace_programThatDoesNotLoad_givesNone() {
    try (PythonSandbox sandbox = new PythonSandbox(SandboxSettings.standard())) {
      assertThat(lines(sandbox, "def twice(:\n")).isEmpty();
    }
  }

  @Test
  void trace_withoutSandbox_givesNone() {
    try (LazySandbox none =
        new LazySandbox(SandboxTraceTest::unavailable, InstantSource.system())) {
      assertThat(lines(none, TWICE)).isEmpty();
    }
  }

  private static LazySandbox.Opened unavailable() {
    throw new SandboxUnavailableException("no tier works");
  }

  private static List<String> lines(LanguageSandbox sandbox, String source) {
    try (World world = new World();
        PythonReader reader = new PythonReader(SandboxSettings.standard())) {
      world.open(
          Activities.WORKFLOW_ID,
          GenerationRequest.of(Intent.of("Write twice(x). twice(2) == 4"), List.of()));
      TraceActivity step =
          new SandboxTrace(
              world.generations, world.sources, new Sandboxes(sandbox, sandbox, reader));
      return traced(world, step, world.sources.put(source));
    }
  }

  private static List<String> traced(World world, TraceActivity step, String sha256) {
    TestActivityEnvironment environment = Activities.executor(world.interceptor());
    try {
      environment.registerActivitiesImplementations(step);
      return environment
          .newActivityStub(
              TraceActivity.class,
              ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(30)).build())
          .trace(Language.PYTHON, sha256, "twice(2)")
          .lines();
    } finally {
      environment.close();
    }
  }
}
