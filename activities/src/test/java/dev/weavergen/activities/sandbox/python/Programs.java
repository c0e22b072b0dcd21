package dev.weavergen.activities.sandbox.python;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.ProgramRun;
import dev.weavergen.domain.evidence.RunLimits;
import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.intent.Language;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Programs for the sandbox's tests, with an entry point {@code f}. */
final class Programs {
  static final RunLimits QUICK =
      new RunLimits(Duration.ofMillis(300), Duration.ofSeconds(3), 256L << 20, 1L << 20);

  private Programs() {}

  static Program program(String source) {
    return Program.of(Language.PYTHON, Optional.of("f"), source);
  }

  static ProgramRun run(String source, String... calls) {
    return new ProgramRun(program(source), Arrays.asList(calls), QUICK);
  }

  static Execution execution(PythonSandbox sandbox, String source, String... calls) {
    return sandbox.run(List.of(run(source, calls))).get(0);
  }

  static Outcome number(long value) {
    return new Outcome.Returned(new Value.Int(BigInteger.valueOf(value)));
  }
}
