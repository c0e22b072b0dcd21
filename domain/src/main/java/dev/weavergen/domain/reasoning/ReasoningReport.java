package dev.weavergen.domain.reasoning;

import java.util.List;

/**
 * What the loop did.
 *
 * @param stop why it ended
 * @param stopWhy the same for people, with the figures that decided
 * @param author the member that wrote the answer, which may be a repair
 */
public record ReasoningReport(
    List<Iteration> iterations, StopReason stop, String stopWhy, String author) {
  public ReasoningReport {
    iterations = List.copyOf(iterations);
  }
}
