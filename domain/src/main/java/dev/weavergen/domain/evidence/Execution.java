package dev.weavergen.domain.evidence;

import java.util.List;

/**
 * What running one program on a batch of calls showed.
 *
 * @param outcomes one per call, in order; empty unless the program was loaded
 * @param cpuMicros CPU time of each call, in the same order
 * @param cpuMicrosTotal CPU time of the whole run, loading included
 * @param memoryBytesPeak the largest resident set of the run
 * @param output the beginning of what the program printed
 */
public record Execution(
    Load load,
    List<Outcome> outcomes,
    List<Long> cpuMicros,
    long cpuMicrosTotal,
    long memoryBytesPeak,
    String output) {
  public Execution {
    outcomes = List.copyOf(outcomes);
    cpuMicros = List.copyOf(cpuMicros);
  }
}
