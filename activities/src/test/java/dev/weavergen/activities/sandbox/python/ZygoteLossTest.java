package dev.weavergen.activities.sandbox.python;

import static dev.weavergen.activities.sandbox.python.Programs.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weavergen.activities.sandbox.SandboxBrokenException;
import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.Tier;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.ProgramRun;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that go away in the middle of a batch; afterwards nothing may be left running. */
class ZygoteLossTest {
  private static final String SLOW =
      "def f(n):\n    x = 0\n    while n and x < 3_000_000: x += 1\n    return n\n";
  private static final Duration GONE_WITHIN = Duration.ofSeconds(20);

  @ParameterizedTest
  @EnumSource(names = {"BUBBLEWRAP", "LANDLOCK"})
  void run_zygoteKilled_isDoneByAnother(Tier tier) throws InterruptedException {
    try (PythonSandbox sandbox = new PythonSandbox(SandboxSettings.standard().withTier(tier))) {
      Programs.execution(sandbox, SLOW, "f(0)");
      ProcessHandle zygote = ProcessHandle.of(sandbox.processIds().get(0)).orElseThrow();
      long before = zygote.descendants().count();
      CompletableFuture<Execution> running =
          CompletableFuture.supplyAsync(() -> Programs.execution(sandbox, SLOW, "f(1)", "f(2)"));
      List<ProcessHandle> all = awaitMore(zygote, before);
      zygote.destroyForcibly();

      assertThat(running.join().outcomes()).containsExactly(number(1), number(2));
      awaitGone(all);
    }
  }

  @Test
  void run_childKilled_costsOneCall() throws InterruptedException {
    SandboxSettings settings = SandboxSettings.standard().withTier(Tier.LANDLOCK);
    try (PythonSandbox sandbox = new PythonSandbox(settings)) {
      Programs.execution(sandbox, SLOW, "f(0)");
      ProcessHandle zygote = ProcessHandle.of(sandbox.processIds().get(0)).orElseThrow();
      long before = zygote.descendants().count();
      CompletableFuture<List<Execution>> running =
          CompletableFuture.supplyAsync(
              () -> sandbox.run(List.of(LoopingWorker.loop("f(True)", "f(False)"))));
      ProcessHandle child = awaitMore(zygote, before).get(0);
      awaitComputing(child);
      child.destroyForcibly();

      Execution execution = running.join().get(0);
      assertThat(execution.outcomes())
          .as("%s", execution)
          .containsExactly(new Outcome.Crashed(9), number(0));
    }
  }

  @Test
  void close_whileProgramsRun_leavesNothing() throws InterruptedException {
    PythonSandbox sandbox = new PythonSandbox(SandboxSettings.standard());
    Programs.execution(sandbox, SLOW, "f(0)");
    ProcessHandle zygote = ProcessHandle.of(sandbox.processIds().get(0)).orElseThrow();
    List<ProcessHandle> all = Stream.concat(Stream.of(zygote), zygote.descendants()).toList();
    sandbox.close();

    awaitGone(all);
  }

  @Test
  void run_interrupted_endsWhatRanForIt() throws InterruptedException {
    SandboxSettings settings = SandboxSettings.standard().withTier(Tier.LANDLOCK);
    try (PythonSandbox sandbox = new PythonSandbox(settings)) {
      Programs.execution(sandbox, SLOW, "f(0)");
      List<Long> zygotes = sandbox.processIds();
      ProcessHandle zygote = ProcessHandle.of(zygotes.get(0)).orElseThrow();
      ProgramRun loop = LoopingWorker.loop("f(True)");
      CompletableFuture<Throwable> failure = new CompletableFuture<>();
      Thread step =
          Thread.ofPlatform()
              .start(() ->
                  failure.complete(catchThrowable(() -> sandbox.run(List.of(loop, loop, loop)))));
      List<ProcessHandle> children = awaitMore(zygote, 1);
      step.interrupt();

      assertThat(failure.join()).isInstanceOf(SandboxBrokenException.class);
      awaitGone(children);
      assertThat(zygote.descendants()).isEmpty();
      assertThat(sandbox.processIds()).isEqualTo(zygotes);
    }
  }

  @Test
  void aside_closedPool_startsNone() throws BrokenZygoteException {
    PythonTiers.Found found =
        PythonTiers.of(SandboxSettings.standard().withTier(Tier.LANDLOCK)).choose().orElseThrow();
    ZygotePool pool = new ZygotePool(found.recipe(), 1);
    pool.adopt(found.first());
    Zygote aside = pool.aside().zygote();
    pool.close();

    assertThat(List.of(found.first().zygote(), aside)).noneMatch(Zygote::isAlive);
    assertThatThrownBy(pool::aside).isInstanceOf(BrokenZygoteException.class);
    assertThatThrownBy(pool::zygote).isInstanceOf(BrokenZygoteException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"BUBBLEWRAP", "LANDLOCK"})
  void worker_killedInTheMiddleOfABatch_leavesNothing(Tier tier) throws Exception {
    Process worker =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LoopingWorker.class.getName(),
                tier.name())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = worker.inputReader()) {
      String said = lines.readLine();
      while (said != null && !said.startsWith(LoopingWorker.STARTED)) {
        said = lines.readLine();
      }
      assertThat(said).isNotNull();
      List<ProcessHandle> all = awaitMore(worker.toHandle(), idle(tier));
      worker.destroyForcibly();
      awaitGone(all);
    } finally {
      worker.destroyForcibly();
    }
  }

  /** Processes of one zygote without children: bubblewrap adds one outside and one inside. */
  private static int idle(Tier tier) {
    return tier == Tier.BUBBLEWRAP ? 3 : 1;
  }

  /** Waits until one more process than before runs below that one, and returns all below it. */
  private static List<ProcessHandle> awaitMore(ProcessHandle process, long before)
      throws InterruptedException {
    for (int i = 0; i < 4_000; i++) {
      List<ProcessHandle> now = process.descendants().toList();
      if (now.size() > before) {
        return now;
      }
      Thread.sleep(2);
    }
    throw new AssertionError("no child was seen");
  }

  /**
   * Waits until the process has computed for longer than loading takes, and than the zygote gives a
   * process to leave: it has not looked at it since.
   */
  private static void awaitComputing(ProcessHandle process) throws InterruptedException {
    Duration enough = Duration.ofMillis(1_200);
    while (process.info().totalCpuDuration().orElse(Duration.ZERO).compareTo(enough) < 0) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(5);
    }
  }

  private static void awaitGone(List<ProcessHandle> processes) throws InterruptedException {
    long end = System.nanoTime() + GONE_WITHIN.toNanos();
    while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
  }
}
