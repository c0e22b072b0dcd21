package dev.weavergen.activities.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.Tier;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Load;
import dev.weavergen.domain.evidence.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many candidates in a row: nothing may grow. */
class PythonEnduranceTest {
  private static final int ROUNDS = 10;
  private static final int RUNS_PER_ROUND = 20;
  private static final long GROWTH_PAGES_MAX = (8L << 20) / 4096;
  private static final String SOURCE =
      "import os\ndef f(n):\n    if n == 1: os._exit(0)\n    return [n] * 100\n";

  @Test
  void candidates_manyInARow_leaveNothingBehind() throws IOException {
    SandboxSettings settings = SandboxSettings.standard().withTier(Tier.LANDLOCK);
    try (PythonSandbox sandbox = new PythonSandbox(settings)) {
      List<ProgramRun> round =
          Collections.nCopies(RUNS_PER_ROUND, Programs.run(SOURCE, "f(0)", "f(1)", "f(2)"));
      sandbox.run(round);
      ProcessHandle zygote = ProcessHandle.of(sandbox.processIds().get(0)).orElseThrow();
      long pages = residentPages(zygote);
      long descriptors = descriptors();

      for (int i = 0; i < ROUNDS; i++) {
        assertThat(sandbox.run(round)).extracting(Execution::load).containsOnly(new Load.Loaded());
      }

      assertThat(zygote.isAlive()).isTrue();
      assertThat(zygote.children()).isEmpty();
      assertThat(residentPages(zygote)).isLessThan(pages + GROWTH_PAGES_MAX);
      assertThat(descriptors()).isLessThan(descriptors + RUNS_PER_ROUND);
    }
  }

  private static long residentPages(ProcessHandle process) throws IOException {
    return Long.parseLong(
        Files.readString(Path.of("/proc/" + process.pid() + "/statm")).split(" ", -1)[1]);
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.count();
    }
  }
}
