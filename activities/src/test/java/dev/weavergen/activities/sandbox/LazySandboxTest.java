package dev.weavergen.activities.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.code.CodeReading;
import dev.weavergen.domain.evidence.Check;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.ProgramRun;
import dev.weavergen.domain.evidence.RunLimits;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LazySandboxTest {
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private Instant now = Instant.EPOCH;
  private boolean available = true;
  private final LazySandbox sandbox = new LazySandbox(this::open, () -> now);

  @Test
  void use_severalTimes_opensOnce() {
    assertThat(opened).hasValue(0);

    sandbox.warm();
    assertThat(sandbox.evaluate(List.of())).isEmpty();
    assertThat(sandbox.run(List.of())).isEmpty();

    assertThat(opened).hasValue(1);
  }

  @Test
  void use_unavailable_isAskedAgainAfterAWhile() {
    available = false;
    sandbox.warm();
    assertThatThrownBy(() -> sandbox.read(List.of()))
        .isInstanceOf(SandboxUnavailableException.class)
        .hasMessage("no tier works");
    assertThat(opened).hasValue(1);

    available = true;
    now = now.plusSeconds(61);

    assertThat(sandbox.read(List.of())).isEmpty();
    assertThat(opened).hasValue(2);
  }

  @Test
  void close_opened_endsItOnceAndForAll() {
    sandbox.warm();

    sandbox.close();
    sandbox.close();

    assertThat(closed).hasValue(1);
    assertThatThrownBy(() -> sandbox.run(List.of())).isInstanceOf(SandboxBrokenException.class);
    assertThat(opened).hasValue(1);
  }

  @Test
  void close_neverUsed_opensNothing() {
    sandbox.close();
    sandbox.warm();

    assertThat(opened).hasValue(0);
    assertThat(closed).hasValue(0);
  }

  private LazySandbox.Opened open() {
    opened.incrementAndGet();
    if (!available) {
      throw new SandboxUnavailableException("no tier works");
    }
    return new LazySandbox.Opened(new Nothing(), closed::incrementAndGet);
  }

  /** Runs no programs, since it is given none. */
  private static final class Nothing implements LanguageSandbox {
    @Override
    public String tier() {
      return "L2";
    }

    @Override
    public List<Execution> run(List<ProgramRun> runs) {
      return List.of();
    }

    @Override
    public List<String> trace(Program program, String call, RunLimits limits) {
      return List.of();
    }

    @Override
    public List<Outcome> evaluate(List<String> expressions) {
      return List.of();
    }

    @Override
    public List<List<Outcome>> arguments(List<String> calls, String entryPoint) {
      return List.of();
    }

    @Override
    public List<CodeReading> read(List<Program> programs) {
      return List.of();
    }

    @Override
    public List<List<Check>> takeApart(List<String> sources, String entryPoint) {
      return List.of();
    }

    @Override
    public Outcome runContained(Program program, Check.Contained test, RunLimits limits) {
      return new Outcome.TimedOut();
    }
  }
}
