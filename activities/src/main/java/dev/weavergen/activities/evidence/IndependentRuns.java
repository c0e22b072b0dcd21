package dev.weavergen.activities.evidence;

import dev.weavergen.activities.sandbox.LanguageSandbox;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Load;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.ProgramRun;
import dev.weavergen.domain.evidence.RunLimits;
import dev.weavergen.domain.evidence.StrictEquality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs programs so that no call depends on what another left behind.
 *
 * <p>A batch in one process is a hundred times cheaper than a process per call, but a program that
 * keeps state (a global counter, a mutable default) may then answer by the order of the calls. So
 * each batch is run again in the opposite order, and a program whose outcomes differ gets a process
 * for every call.
 */
final class IndependentRuns {
  private static final StrictEquality EQUALITY = new StrictEquality();

  /**
   * Processes of a program that are asked for at once, and so many times a batch's time for all.
   */
  private static final int APART_AT_ONCE = 8;

  private static final int APART_FACTOR = 2;

  private final LanguageSandbox sandbox;
  private final RunLimits limits;

  IndependentRuns(LanguageSandbox sandbox, RunLimits limits) {
    this.sandbox = sandbox;
    this.limits = limits;
  }

  /** One execution a program, in order, its outcomes in the order of the calls. */
  List<Execution> of(List<Program> programs, List<String> calls) {
    List<Execution> executions = new ArrayList<>(run(programs, calls));
    List<Integer> repeatable =
        IntStream.range(0, programs.size())
            .filter(i -> calls.size() > 1 && isRepeatable(executions.get(i)))
            .boxed()
            .toList();
    List<Execution> reversed =
        run(repeatable.stream().map(programs::get).toList(), calls.reversed());
    for (int i = 0; i < repeatable.size(); i++) {
      int place = repeatable.get(i);
      if (!same(executions.get(place), reversed.get(i))) {
        executions.set(place, apart(programs.get(place), calls, executions.get(place)));
      }
    }
    return List.copyOf(executions);
  }

  private List<Execution> run(List<Program> programs, List<String> calls) {
    if (programs.isEmpty()) {
      return List.of();
    }
    return sandbox.run(
        programs.stream().map(program -> new ProgramRun(program, calls, limits)).toList());
  }

  /** A process that was ended has been replaced, and repeating it costs its whole limit again. */
  private static boolean isRepeatable(Execution execution) {
    return execution.load() instanceof Load.Loaded
        && execution.outcomes().stream().allMatch(IndependentRuns::endedByItself);
  }

  private static boolean endedByItself(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Returned _, Outcome.Raised _ -> true;
      case Outcome.TimedOut _, Outcome.OutOfMemory _, Outcome.OutputLimit _, Outcome.Crashed _ ->
          false;
    };
  }

  private static boolean same(Execution forwards, Execution backwards) {
    List<Outcome> outcomes = backwards.outcomes().reversed();
    return outcomes.size() == forwards.outcomes().size()
        && IntStream.range(0, outcomes.size())
            .allMatch(i -> EQUALITY.equal(forwards.outcomes().get(i), outcomes.get(i)));
  }

  /**
   * Each call in a process of its own; the execution as it was when that takes too long, since a
   * program may find out that it is called alone, and then wait.
   */
  private Execution apart(Program program, List<String> calls, Execution together) {
    List<Execution> runs = new ArrayList<>();
    Duration most = limits.perBatch().multipliedBy(APART_FACTOR);
    long begun = System.nanoTime();
    for (int from = 0; from < calls.size(); from += APART_AT_ONCE) {
      if (System.nanoTime() - begun > most.toNanos()) {
        return together;
      }
      List<String> some = calls.subList(from, Math.min(calls.size(), from + APART_AT_ONCE));
      runs.addAll(
          sandbox.run(
              some.stream().map(call -> new ProgramRun(program, List.of(call), limits)).toList()));
    }
    if (!runs.stream().allMatch(run -> run.outcomes().size() == 1)) {
      return together; // It loads only sometimes: no run of it says more than another.
    }
    return new Execution(
        together.load(),
        runs.stream().map(run -> run.outcomes().getFirst()).toList(),
        runs.stream().map(run -> run.cpuMicros().getFirst()).toList(),
        runs.stream().mapToLong(Execution::cpuMicrosTotal).sum(),
        runs.stream().mapToLong(Execution::memoryBytesPeak).max().orElse(0),
        together.output());
  }
}
