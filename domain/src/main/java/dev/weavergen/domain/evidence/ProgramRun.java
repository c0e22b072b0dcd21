package dev.weavergen.domain.evidence;

import dev.weavergen.domain.candidate.Program;
import java.util.List;

/**
 * One program to run on a batch of calls.
 *
 * @param calls expressions in the program's language that use what it defines, for example {@code
 *     f([1, 2], k=3)}; they contain no expected value
 */
public record ProgramRun(Program program, List<String> calls, RunLimits limits) {
  public ProgramRun {
    calls = List.copyOf(calls);
  }
}
