package dev.weavergen.activities.sandbox.jvm;

import dev.weavergen.activities.sandbox.TraceLines;
import dev.weavergen.activities.sandbox.jvm.CandidateProcess.Event;
import dev.weavergen.activities.sandbox.jvm.CandidateProcess.Patience;
import dev.weavergen.activities.sandbox.jvm.child.ClassFile;
import dev.weavergen.activities.sandbox.jvm.child.Frame;
import dev.weavergen.activities.sandbox.jvm.child.TraceHook;
import dev.weavergen.activities.sandbox.jvm.child.TraceNotes;
import dev.weavergen.activities.sandbox.wire.BrokenWireException;
import dev.weavergen.activities.sandbox.wire.OutcomeReader;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.RunLimits;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Runs one call of a program whose classes tell what they do, in a JVM of its own, as long as a
 * call may take. What it told until a limit ended it is kept.
 */
final class TracedRun {
  /** A call that waits instead of computing gets so many times the time. */
  private static final int WAITING_FACTOR = 3;

  /** The first line of what it notes has numbers only. */
  private static final int NUMBERS = 3;

  private static final int LINES_MAX = 1 + TraceNotes.HEAD_LINES + TraceNotes.TAIL_LINES;

  private final Woven program;
  private final RunLimits limits;
  private final CandidateStart start;
  private TraceLines.Notes notes = new TraceLines.Notes(List.of(), List.of(), 0, 0, 0);

  TracedRun(SpareJvms jvms, Woven program, RunLimits limits) {
    this.program =
        program.with(
            new ClassFile(TraceHook.class.getName(), ClassArchive.bytesOf(TraceHook.class)));
    this.limits = limits;
    this.start = new CandidateStart(jvms, this.program, limits);
  }

  /** None when the program or its call does not compile or load. */
  List<String> lines() {
    List<Integer> calls = program.runnable();
    if (calls.isEmpty()) {
      return List.of();
    }
    try (CandidateProcess process = start.ready(calls, true)) {
      if (!isLoaded(process)) {
        return List.of();
      }
      Outcome outcome = outcome(process);
      return TraceLines.of(notes, outcome);
    } catch (BrokenWireException _) {
      return List.of();
    }
  }

  private boolean isLoaded(CandidateProcess process) throws BrokenWireException {
    return process.next(patience(Duration.ZERO, Duration.ZERO)) instanceof Event.Told(Frame frame)
        && frame.kind() == Frame.Kind.LOADED
        && OutcomeReader.read(frame.outcome()) instanceof Outcome.Returned;
  }

  private Patience patience(Duration computed, Duration waited) {
    Duration waiting = limits.perCall().multipliedBy(WAITING_FACTOR);
    Duration wall = waiting.compareTo(limits.perBatch()) < 0 ? waiting : limits.perBatch();
    return new Patience(limits.perCall().minus(computed), wall.minus(waited));
  }

  /** Listens until the call ends or its time does; what it noted last stays. */
  private Outcome outcome(CandidateProcess process) throws BrokenWireException {
    Duration cpuBefore = process.cpu();
    long begunNanos = System.nanoTime();
    while (true) {
      Duration waited = Duration.ofNanos(System.nanoTime() - begunNanos);
      Event event = process.next(patience(process.cpu().minus(cpuBefore), waited));
      switch (event) {
        case Event.Told(Frame frame) when frame.kind() == Frame.Kind.NOTED ->
            notes = read(frame.outcome());
        case Event.Told(Frame frame) when frame.kind() == Frame.Kind.CALLED -> {
          return OutcomeReader.read(frame.outcome());
        }
        case Event.Told _ -> throw new BrokenWireException("a frame out of order");
        case Event.Garbled garbled -> throw new BrokenWireException(garbled.why());
        case Event.Ended ended -> {
          return new Outcome.Crashed(ended.signal());
        }
        case Event.Late _ -> {
          return new Outcome.TimedOut();
        }
      }
    }
  }

  private static TraceLines.Notes read(String text) throws BrokenWireException {
    List<String> lines = Arrays.asList(text.split("\n", LINES_MAX));
    List<String> numbers = Arrays.asList(lines.getFirst().split(" ", NUMBERS));
    if (numbers.size() != NUMBERS) {
      throw new BrokenWireException("notes without their numbers");
    }
    try {
      int headEnd = Math.min(lines.size(), 1 + TraceNotes.HEAD_LINES);
      return new TraceLines.Notes(
          lines.subList(1, headEnd),
          lines.subList(headEnd, lines.size()),
          Long.parseLong(numbers.get(0)),
          Long.parseLong(numbers.get(1)),
          Integer.parseInt(numbers.get(2)));
    } catch (NumberFormatException malformed) {
      throw new BrokenWireException("notes whose numbers are none");
    }
  }
}
