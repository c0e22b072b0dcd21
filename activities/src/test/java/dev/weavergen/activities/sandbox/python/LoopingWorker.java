package dev.weavergen.activities.sandbox.python;

import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.Tier;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.ProgramRun;
import dev.weavergen.domain.evidence.RunLimits;
import java.time.Duration;
import java.util.List;

/** A process that runs a program without end, to be killed from outside. */
final class LoopingWorker {
  static final String STARTED = "started";

  private LoopingWorker() {}

  public static void main(String[] tier) {
    try (PythonSandbox sandbox =
        new PythonSandbox(SandboxSettings.standard().withTier(Tier.valueOf(tier[0])))) {
      Programs.execution(sandbox, "def f(): pass\n", "f()");
      System.out.println(STARTED);
      ProgramRun run = loop("f(True)");
      sandbox.run(List.of(run, run));
    }
  }

  /** A program that computes for as long as it is told {@code True}, and returns 0. */
  static ProgramRun loop(String... calls) {
    RunLimits limits =
        new RunLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), 64L << 20, 1L << 20);
    Program program = Programs.program("def f(on):\n    while on: pass\n    return 0\n");
    return new ProgramRun(program, List.of(calls), limits);
  }
}
