package dev.weavergen.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ends of a dev, asked for and not, and what the next one on the home finds. */
class DevEndIT {
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final Duration STOP_MAX = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void dev_endedInEveryWay_leavesNoProcessAndAllState() {
    TemporalCli.require();
    Weavergen weavergen = Weavergen.on(folder.resolve("home"));

    List<ProcessHandle> terminated;
    String running;
    try (RunningCommand dev = ready(weavergen)) {
      weavergen.run(generate("plain")).requireExit(0);
      terminated = dev.descendants();
      dev.signal("TERM");
      assertThat(dev.await(STOP_MAX).err()).contains("stopping");
    }
    assertGone(terminated);
    assertThat(weavergen.run("list").requireExit(0).out()).contains("answered");

    List<ProcessHandle> killed;
    try (RunningCommand dev = ready(weavergen);
        RunningCommand patient = weavergen.start(generate("patient"))) {
      assertThat(weavergen.run("list").requireExit(0).out()).contains("answered");
      running = patient.awaitErr("^generation (\\S+)$", START_MAX);
      killed = dev.descendants();
      assertThat(killed).isNotEmpty();
      dev.kill();
      assertThat(patient.await(STOP_MAX).exitCode()).isEqualTo(3);
    }
    assertGone(killed);

    List<ProcessHandle> interrupted;
    try (RunningCommand dev = ready(weavergen)) {
      weavergen.run("show", running, "--follow").requireExit(0);
      interrupted = dev.descendants();
      dev.signal("INT");
      var _ = dev.await(STOP_MAX);
    }
    assertGone(interrupted);
  }

  private static RunningCommand ready(Weavergen weavergen) {
    RunningCommand dev = weavergen.start("dev");
    dev.awaitErr("^ready;", START_MAX);
    return dev;
  }

  private static void assertGone(List<ProcessHandle> processes) {
    assertThat(processes).isNotEmpty();
    for (ProcessHandle process : processes) {
      assertThat(process.onExit().orTimeout(20, java.util.concurrent.TimeUnit.SECONDS))
          .as("%s", process.info())
          .succeedsWithin(Duration.ofSeconds(20));
    }
  }

  private static String[] generate(String member) {
    return new String[] {
      "generate",
      "--benchmark",
      PanelFile.of("tasks.jsonl"),
      "--task",
      "it/double",
      "--samples",
      PanelFile.sample(member)
    };
  }
}
