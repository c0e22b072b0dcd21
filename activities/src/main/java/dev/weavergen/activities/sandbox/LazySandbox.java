package dev.weavergen.activities.sandbox;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.code.CodeReading;
import dev.weavergen.domain.evidence.Check;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.ProgramRun;
import dev.weavergen.domain.evidence.RunLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A sandbox that is opened when it is first needed: its self-test takes some hundred milliseconds,
 * which a process that never sees a candidate of that language need not spend. A machine that has
 * no tier is asked again after a while, since the cure may have come, or the failure passed.
 */
public final class LazySandbox implements LanguageSandbox, AutoCloseable {
  private static final Duration REFUSAL_KEPT = Duration.ofMinutes(1);

  private final Supplier<Opened> opener;
  private final InstantSource clock;
  private final ReentrantLock opening = new ReentrantLock();
  private Optional<Opened> opened = Optional.empty();
  private Optional<Refusal> refusal = Optional.empty();
  private boolean closed;

  /**
   * @param opener opens the sandbox, or throws {@link SandboxUnavailableException}
   */
  public LazySandbox(Supplier<Opened> opener, InstantSource clock) {
    this.opener = opener;
    this.clock = clock;
  }

  /**
   * A sandbox and what ends it.
   *
   * @param closing ends all its processes
   */
  public record Opened(LanguageSandbox sandbox, Runnable closing) {}

  private record Refusal(String why, Instant until) {}

  /** Opens the sandbox if it can be, so that whoever needs it finds it open. */
  public void warm() {
    try {
      LanguageSandbox _ = sandbox();
    } catch (SandboxUnavailableException | SandboxBrokenException keptForWhoeverNeedsIt) {
      return;
    }
  }

  private LanguageSandbox sandbox() {
    opening.lock();
    try {
      if (closed) {
        throw new SandboxBrokenException("the sandbox is closed, because its worker stops");
      }
      if (opened.isEmpty()) {
        opened = Optional.of(open());
      }
      return opened.get().sandbox();
    } finally {
      opening.unlock();
    }
  }

  private Opened open() {
    if (refusal.isPresent() && clock.instant().isBefore(refusal.get().until())) {
      throw new SandboxUnavailableException(refusal.get().why());
    }
    try {
      return opener.get();
    } catch (SandboxUnavailableException unavailable) {
      refusal =
          Optional.of(
              new Refusal(
                  String.valueOf(unavailable.getMessage()), clock.instant().plus(REFUSAL_KEPT)));
      throw unavailable;
    }
  }

  @Override
  public String tier() {
    return sandbox().tier();
  }

  @Override
  public List<Execution> run(List<ProgramRun> runs) {
    return sandbox().run(runs);
  }

  @Override
  public List<String> trace(Program program, String call, RunLimits limits) {
    return sandbox().trace(program, call, limits);
  }

  @Override
  public List<Outcome> evaluate(List<String> expressions) {
    return sandbox().evaluate(expressions);
  }

  @Override
  public List<List<Outcome>> arguments(List<String> calls, String entryPoint) {
    return sandbox().arguments(calls, entryPoint);
  }

  @Override
  public List<CodeReading> read(List<Program> programs) {
    return sandbox().read(programs);
  }

  @Override
  public List<List<Check>> takeApart(List<String> sources, String entryPoint) {
    return sandbox().takeApart(sources, entryPoint);
  }

  @Override
  public Outcome runContained(Program program, Check.Contained test, RunLimits limits) {
    return sandbox().runContained(program, test, limits);
  }

  /** Ends the sandbox; one that is being opened is waited for, so that it leaves nothing behind. */
  @Override
  public void close() {
    opening.lock();
    try {
      closed = true;
      opened.map(Opened::closing).ifPresent(Runnable::run);
      opened = Optional.empty();
    } finally {
      opening.unlock();
    }
  }
}
