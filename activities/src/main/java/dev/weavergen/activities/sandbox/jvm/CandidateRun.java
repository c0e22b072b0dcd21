package dev.weavergen.activities.sandbox.jvm;

import dev.weavergen.activities.sandbox.jvm.CandidateProcess.Event;
import dev.weavergen.activities.sandbox.jvm.CandidateProcess.Patience;
import dev.weavergen.activities.sandbox.jvm.child.Frame;
import dev.weavergen.activities.sandbox.wire.BrokenWireException;
import dev.weavergen.activities.sandbox.wire.OutcomeReader;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Load;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.RunLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs one compiled candidate on its calls, all in one JVM as long as it behaves. A call that takes
 * too long, asks for too much or ends the process costs that JVM; the remaining calls go on in a
 * fresh one while there is time for the batch. Starting a JVM is the sandbox's time, not the
 * candidate's.
 */
final class CandidateRun {
  /** A call that waits instead of computing gets so many times the time. */
  private static final int WAITING_FACTOR = 3;

  private static final int OUTPUT_CHARS_MAX = 4_096;

  private final CandidateStart start;
  private final Woven program;
  private final RunLimits limits;
  private final List<@Nullable Outcome> outcomes;
  private final List<Long> cpuMicros;
  private final StringBuilder output = new StringBuilder();
  private Duration batchLeft;
  private long cpuMicrosTotal;
  private long memoryBytesPeak;
  private @Nullable Load load;

  CandidateRun(SpareJvms jvms, Woven program, RunLimits limits) {
    this.start = new CandidateStart(jvms, program, limits);
    this.program = program;
    this.limits = limits;
    this.batchLeft = limits.perBatch();
    this.outcomes = new ArrayList<>(Collections.nCopies(program.errors().size(), null));
    this.cpuMicros = new ArrayList<>(Collections.nCopies(program.errors().size(), 0L));
  }

  Execution run() {
    List<Integer> calls = program.runnable();
    do {
      calls = attempt(calls);
    } while (!calls.isEmpty() && batchLeft.isPositive() && isLoaded());
    Load loaded = load == null ? new Load.Loaded() : load;
    boolean complete = loaded instanceof Load.Loaded;
    return new Execution(
        loaded,
        complete ? told() : List.of(),
        complete ? cpuMicros : List.of(),
        cpuMicrosTotal,
        memoryBytesPeak,
        output.toString());
  }

  private boolean isLoaded() {
    return load instanceof Load.Loaded;
  }

  /** Calls that came to nothing: those that do not compile, and those the batch had no time for. */
  private List<Outcome> told() {
    List<Outcome> told = new ArrayList<>();
    for (int call = 0; call < outcomes.size(); call++) {
      Outcome outcome = outcomes.get(call);
      String error = program.errors().get(call);
      if (!error.isEmpty()) {
        told.add(new Outcome.Raised("CompileError", error));
        continue;
      }
      told.add(outcome == null ? new Outcome.TimedOut() : outcome);
    }
    return told;
  }

  /** One JVM; gives the calls that are left for the next. */
  private List<Integer> attempt(List<Integer> calls) {
    try (CandidateProcess process = start.ready(calls, false)) {
      long begun = System.nanoTime();
      List<Integer> left = loadAndCall(process, calls);
      batchLeft = batchLeft.minusNanos(System.nanoTime() - begun);
      memoryBytesPeak = Math.max(memoryBytesPeak, process.memoryBytesPeak());
      cpuMicrosTotal += process.cpu().toNanos() / 1_000;
      return left;
    }
  }

  private List<Integer> loadAndCall(CandidateProcess process, List<Integer> calls) {
    Step loading = step(process, Frame.Kind.LOADED);
    load = loaded(loading);
    if (!isLoaded()) {
      return List.of();
    }
    for (int position = 0; position < calls.size(); position++) {
      int call = calls.get(position);
      Step step = step(process, Frame.Kind.CALLED);
      if (step.broken() != null) {
        load = new Load.ProtocolBroken(step.broken());
        return List.of();
      }
      outcomes.set(call, step.outcome());
      cpuMicros.set(call, step.cpuMicros());
      if (!(step.outcome() instanceof Outcome.Returned
          || step.outcome() instanceof Outcome.Raised)) {
        return calls.subList(position + 1, calls.size());
      }
    }
    return List.of();
  }

  private static Load loaded(Step loading) {
    if (loading.broken() != null) {
      return new Load.ProtocolBroken(loading.broken());
    }
    return switch (loading.outcome()) {
      case Outcome.Returned _ -> new Load.Loaded();
      case Outcome.Raised raised -> new Load.LoadFailed(raised, raised.message());
      case Outcome other -> new Load.LoadFailed(other, "");
    };
  }

  /**
   * What became of loading or of a call.
   *
   * @param broken why what came is no protocol; null when it is
   */
  private record Step(Outcome outcome, long cpuMicros, @Nullable String broken) {
    static Step garbled(String why) {
      return new Step(new Outcome.Crashed(0), 0, why);
    }
  }

  private Step step(CandidateProcess process, Frame.Kind expected) {
    long begun = System.nanoTime();
    Duration waiting = limits.perCall().multipliedBy(WAITING_FACTOR);
    Duration wall = waiting.compareTo(batchLeft) < 0 ? waiting : batchLeft;
    Event event = process.next(new Patience(limits.perCall(), wall));
    long elapsedMicros = (System.nanoTime() - begun) / 1_000;
    return switch (event) {
      case Event.Told told when told.frame().kind() == expected ->
          read(told.frame(), elapsedMicros);
      case Event.Told told -> Step.garbled("a frame out of order: " + told.frame().kind());
      case Event.Garbled garbled -> Step.garbled(garbled.why());
      case Event.Ended ended -> new Step(new Outcome.Crashed(ended.signal()), 0, null);
      case Event.Late _ -> new Step(new Outcome.TimedOut(), elapsedMicros, null);
    };
  }

  /** The candidate's own process says how long it took, which cannot be longer than it did. */
  private Step read(Frame frame, long elapsedMicros) {
    if (output.length() < OUTPUT_CHARS_MAX) {
      String piece = frame.output();
      output.append(piece, 0, Math.min(piece.length(), OUTPUT_CHARS_MAX - output.length()));
    }
    try {
      long micros = Math.clamp(frame.cpuNanos() / 1_000, 0, elapsedMicros);
      return new Step(OutcomeReader.read(frame.outcome()), micros, null);
    } catch (BrokenWireException broken) {
      return Step.garbled(String.valueOf(broken.getMessage()));
    }
  }
}
