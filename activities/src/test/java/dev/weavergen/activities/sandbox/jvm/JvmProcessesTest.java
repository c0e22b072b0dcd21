package dev.weavergen.activities.sandbox.jvm;

import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.integer;
import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.order;
import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.run;
import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Outcome;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes of the sandbox that are killed, or whose worker is. */
class JvmProcessesTest {
  private static final String SLOW =
      """
      class A {
        static int f(int n) throws Exception {
          if (n == 1) {
            Thread.currentThread().setName("in the call");
            Thread.sleep(60000);
          }
          return n;
        }
      }
      """;

  private static final int SPARES_MAX = 2 * Runtime.getRuntime().availableProcessors();
  private static final int DESCRIPTORS_EACH = 5;

  private static Stream<ProcessHandle> running(ProcessHandle parent, String mainClass) {
    return parent.descendants().filter(process -> commandLine(process.pid()).contains(mainClass));
  }

  private static String commandLine(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
    } catch (IOException _) {
      return "";
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static Stream<ProcessHandle> jvms(String main) {
    return running(ProcessHandle.current(), "java\0")
        .filter(p -> commandLine(p.pid()).contains(main));
  }

  /** Whether one of the process's threads has the name that the candidate gives. */
  private static boolean isInTheCall(ProcessHandle process) {
    File[] threads = new File("/proc/" + process.pid() + "/task").listFiles();
    return threads != null
        && Stream.of(threads).anyMatch(thread -> name(thread).equals("in the call"));
  }

  private static String name(File thread) {
    try {
      return Files.readString(thread.toPath().resolve("comm")).strip();
    } catch (IOException _) {
      return "";
    }
  }

  @Test
  void compilerKilled_nextRequest_isServed() {
    assertThat(run("f", SLOW, "f(0)").outcomes()).containsExactly(integer(0));

    jvms("CompilerMain").forEach(ProcessHandle::destroyForcibly);

    assertThat(run("f", SLOW, "f(2)").outcomes()).containsExactly(integer(2));
  }

  @Test
  void candidateKilled_itsCall_isCrashedAndTheRestGoesOn() throws Exception {
    CompletableFuture<List<Execution>> executions =
        CompletableFuture.supplyAsync(
            () -> sandbox().run(List.of(order("f", SLOW, "f(1)", "f(3)"))));
    await(() -> jvms("child.Runner").anyMatch(JvmProcessesTest::isInTheCall));

    jvms("child.Runner")
        .filter(JvmProcessesTest::isInTheCall)
        .forEach(ProcessHandle::destroyForcibly);

    assertThat(executions.get().getFirst().outcomes())
        .containsExactly(new Outcome.Crashed(9), integer(3));
  }

  @Test
  void manyRuns_leaveNoProcessAndNoDescriptor() throws Exception {
    run("f", SLOW, "f(0)");
    int before = descriptors();
    for (int round = 0; round < 40; round++) {
      run("f", SLOW, "f(0)");
    }

    await(() -> jvms("child.Runner").count() <= SPARES_MAX);
    await(() -> descriptors() <= before + DESCRIPTORS_EACH * SPARES_MAX);
  }

  private static int descriptors() {
    return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
  }

  @ParameterizedTest
  @ValueSource(strings = {"L1", "L2"})
  void workerKilled_inTheMiddleOfABatch_leavesNothing(String tier) throws Exception {
    Process worker =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                LoopingWorker.class.getName(),
                tier)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isIn("L1", "L2");
      await(() -> running(worker.toHandle(), "child.Runner").findAny().isPresent());
      List<ProcessHandle> children = worker.descendants().toList();

      worker.destroyForcibly().waitFor();

      await(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }
  }
}
