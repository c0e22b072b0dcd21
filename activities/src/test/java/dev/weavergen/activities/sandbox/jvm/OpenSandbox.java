package dev.weavergen.activities.sandbox.jvm;

import dev.weavergen.activities.sandbox.Tier;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.ProgramRun;
import dev.weavergen.domain.evidence.RunLimits;
import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.intent.Language;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One sandbox for all tests, since its compilers take a while to be warm. */
final class OpenSandbox {
  private static @Nullable JvmSandbox open;

  private static final RunLimits LEISURE =
      new RunLimits(
          Duration.ofSeconds(20),
          Duration.ofMinutes(1),
          RunLimits.CANDIDATE.memoryBytes(),
          RunLimits.CANDIDATE.outputBytes());

  private OpenSandbox() {}

  static synchronized JvmSandbox sandbox() {
    if (open == null) {
      open = JvmSandbox.open(JvmSettings.ofThisMachine().withTier(Tier.LANDLOCK));
    }
    return open;
  }

  /** For tests that look at all processes: this sandbox starts some whenever it has time. */
  static synchronized void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  static Program program(String entryPoint, String source) {
    return Program.of(
        Language.JAVA, entryPoint.isEmpty() ? Optional.empty() : Optional.of(entryPoint), source);
  }

  static Execution run(String entryPoint, String source, String... calls) {
    return sandbox().run(List.of(order(entryPoint, source, calls))).getFirst();
  }

  /** With time enough for what is about memory, however busy the machine. */
  static Execution runAtLeisure(String entryPoint, String source, String... calls) {
    ProgramRun order = order(entryPoint, source, calls);
    return sandbox()
        .run(List.of(new ProgramRun(order.program(), order.calls(), LEISURE)))
        .getFirst();
  }

  static ProgramRun order(String entryPoint, String source, String... calls) {
    return new ProgramRun(program(entryPoint, source), List.of(calls), RunLimits.CANDIDATE);
  }

  static Outcome integer(long value) {
    return new Outcome.Returned(new Value.Int(BigInteger.valueOf(value)));
  }

  static Outcome text(String value) {
    return new Outcome.Returned(new Value.Text(value));
  }
}
