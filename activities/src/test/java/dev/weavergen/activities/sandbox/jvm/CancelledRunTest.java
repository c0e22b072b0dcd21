package dev.weavergen.activities.sandbox.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.ProgramRun;
import dev.weavergen.domain.evidence.RunLimits;
import dev.weavergen.domain.intent.Language;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Runs that are given up while compilers start, while JVMs start, and while candidates run. */
class CancelledRunTest {
  private static final List<Integer> MOMENTS_MILLIS = List.of(0, 100, 400, 1_000, 2_000);
  private static final Duration GONE_WITHIN = Duration.ofSeconds(20);
  private static final ProgramRun ENDLESS =
      new ProgramRun(
          Program.of(
              Language.JAVA, Optional.of("f"), "class A { static int f(int n) { while (true); } }"),
          List.of("f(1)", "f(2)", "f(3)", "f(4)", "f(5)"),
          RunLimits.CANDIDATE);

  @Test
  void run_interruptedAtAnyMoment_leavesNoProcess() throws InterruptedException {
    OpenSandbox.close();
    Set<Long> before = processes();
    try (JvmSandbox sandbox = JvmSandbox.open(JvmSettings.ofThisMachine())) {
      for (int millis : MOMENTS_MILLIS) {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread step =
            Thread.ofPlatform()
                .start(() ->
                    failure.complete(
                        catchThrowable(() -> sandbox.run(List.of(ENDLESS, ENDLESS, ENDLESS)))));
        Thread.sleep(millis);
        step.interrupt();

        assertThat(failure.join()).isInstanceOf(CancellationException.class);
      }
    }
    awaitOnly(before);
  }

  private static void awaitOnly(Set<Long> before) throws InterruptedException {
    long end = System.nanoTime() + GONE_WITHIN.toNanos();
    Set<Long> left = others(before);
    while (!left.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(50);
      left = others(before);
    }
    assertThat(left).isEmpty();
  }

  private static Set<Long> others(Set<Long> before) {
    return processes().stream()
        .filter(process -> !before.contains(process))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<Long> processes() {
    return ProcessHandle.current()
        .descendants()
        .map(ProcessHandle::pid)
        .collect(Collectors.toUnmodifiableSet());
  }
}
