package dev.weavergen.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Processes that die while candidates run: the worker, and the sandbox's own. */
class SandboxCrashIT {
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final Duration END_MAX = Duration.ofMinutes(2);
  private static final Duration GONE_MAX = Duration.ofSeconds(15);
  private static final List<String> PANEL = List.of("quick", "steady", "endless");

  @TempDir private static Path folder;
  private static Optional<Deployment> started = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    started = Optional.of(Deployment.start(folder));
  }

  @AfterAll
  static void stop() {
    started.ifPresent(Deployment::close);
  }

  @Test
  void worker_killedWhileCandidatesRun_leavesNothingAndAnotherObservesAgain() throws Exception {
    Weavergen weavergen = Weavergen.on(folder.resolve("home-of-worker"));
    try (RunningCommand first = weavergen.start(command(PANEL, "worker"))) {
      first.awaitErr("worker ready", START_MAX);
      try (RunningCommand generate = generate(weavergen)) {
        generate.awaitErr("running the candidates", START_MAX);
        List<ProcessHandle> below = awaitDescendants(first);

        first.kill();

        assertThat(below).isNotEmpty();
        awaitEnd(below);
        try (RunningCommand second = weavergen.start(command(PANEL, "worker"))) {
          second.awaitErr("worker ready", START_MAX);
          assertEvidence(generate.await(END_MAX).requireExit(0));
        }
      }
    }
  }

  @Test
  void sandbox_killedWhileCandidatesRun_isReplacedAndTheGenerationEndsRight() throws Exception {
    Weavergen weavergen = Weavergen.on(folder.resolve("home-of-sandbox"));
    List<ProcessHandle> idle;
    try (RunningCommand worker = weavergen.start(command(PANEL, "worker"))) {
      worker.awaitErr("worker ready", START_MAX);
      try (RunningCommand generate = generate(weavergen)) {
        generate.awaitErr("running the candidates", START_MAX);
        List<ProcessHandle> below = awaitDescendants(worker);

        below.forEach(ProcessHandle::destroyForcibly);

        awaitEnd(below);
        assertEvidence(generate.await(END_MAX).requireExit(0));
      }
      idle = worker.descendants();
    }
    awaitEnd(idle);
  }

  private static String[] command(List<String> panel, String... arguments) throws IOException {
    return started.orElseThrow().command(panel, arguments);
  }

  private static RunningCommand generate(Weavergen weavergen) throws Exception {
    return weavergen.start(
        command(
            PANEL,
            "generate",
            "a Python function double(n), for example double(2) == 4",
            "--json"));
  }

  private static void assertEvidence(Finished finished) {
    assertThat(finished.json().path("status").asString()).isEqualTo("answered");
    assertThat(evidence(finished, 0).path("examplesPassed").asInt()).isEqualTo(1);
    assertThat(evidence(finished, 1).path("examplesPassed").asInt()).isEqualTo(1);
    assertThat(evidence(finished, 2).path("examplesPassed").asInt()).isZero();
    assertThat(evidence(finished, 2).path("failures").path(0).asString()).contains("does not end");
  }

  private static JsonNode evidence(Finished finished, int candidate) {
    return finished.json().path("candidates").path(candidate).path("evidence");
  }

  /** The sandbox's processes, once one of them computes. */
  private static List<ProcessHandle> awaitDescendants(RunningCommand worker)
      throws InterruptedException {
    long end = System.nanoTime() + START_MAX.toNanos();
    List<ProcessHandle> below = worker.descendants();
    while (below.stream().noneMatch(SandboxCrashIT::computes)) {
      assertThat(System.nanoTime()).as("no candidate computes").isLessThan(end);
      Thread.sleep(50);
      below = worker.descendants();
    }
    return below;
  }

  private static boolean computes(ProcessHandle process) {
    return process
        .info()
        .totalCpuDuration()
        .filter(used -> used.compareTo(Duration.ofMillis(500)) > 0)
        .isPresent();
  }

  private static void awaitEnd(List<ProcessHandle> processes) throws InterruptedException {
    long end = System.nanoTime() + GONE_MAX.toNanos();
    while (alive(processes).findAny().isPresent() && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    assertThat(alive(processes).map(ProcessHandle::pid)).as("still running").isEmpty();
  }

  private static Stream<ProcessHandle> alive(List<ProcessHandle> processes) {
    return processes.stream().filter(ProcessHandle::isAlive);
  }
}
