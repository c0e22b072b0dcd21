package dev.weavergen.activities.validation;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.reasoning.Archive;
import dev.weavergen.domain.reasoning.Faults;
import dev.weavergen.domain.reasoning.Shown;
import dev.weavergen.domain.reasoning.TrustedChecks;
import dev.weavergen.workflows.reasoning.Attempts.Attempt;
import java.util.List;
import java.util.Optional;

/**
 * The archive of a run's loop as if that had begun from another member's program, as the arm {@code
 * reasoning} does, whose choice knows the labels of other tasks. Repairs go by what running them
 * showed and by nothing else: what the run predicted of them, decided or found in trials is about
 * the program it began with. Begun from that very program it is the run itself. A program of which
 * nothing is known to be wrong is left alone, as the loop leaves it.
 */
final class RunArchive {
  private final JudgedTask task;

  private RunArchive(JudgedTask task) {
    this.task = task;
  }

  /**
   * The best program.
   *
   * @param chosen the member whose program it begins with
   * @return its SHA-256; empty when that member has none
   */
  static Optional<String> begunFrom(JudgedTask task, String chosen) {
    return new RunArchive(task).best(chosen);
  }

  private Optional<String> best(String chosen) {
    Optional<String> first = task.program(chosen);
    if (first.isPresent() && first.equals(task.ownChoice())) {
      return task.result().chosenSha256();
    }
    if (!isUsable(task.observation(), chosen)) {
      return first;
    }
    Shown beginning = Shown.of(task.observation(), chosen);
    if (new Faults(TrustedChecks.NONE).of(beginning).isEmpty()) {
      return first;
    }
    List<Attempt> usable =
        task.repairing().attempts().stream()
            .filter(attempt -> isUsable(attempt.observation(), attempt.member()))
            .toList();
    List<Shown> repairs =
        usable.stream().map(attempt -> Shown.of(attempt.observation(), attempt.member())).toList();
    int best = repairs.indexOf(Archive.byChecks(beginning, repairs));
    return best < 0 ? first : Optional.of(usable.get(best).programSha256());
  }

  /** Whether it was run at all. */
  private static boolean isUsable(Observation observation, String member) {
    return observation.notExecuted().isEmpty()
        && observation.of(member).flatMap(Observation.CandidateFacts::load).isPresent();
  }
}
