package dev.weavergen.domain.generation;

import java.util.List;
import java.util.Optional;

/**
 * Where a running generation is.
 *
 * @param stage {@code recall}, {@code generate}, {@code observe}, {@code agree}, {@code decide},
 *     {@code judge}, {@code merge}, {@code predict}, {@code reason}, {@code extend}, {@code record}
 *     or {@code done}
 * @param elapsedMillis since the run's start
 * @param title a short line that says what is asked
 * @param members in the panel's order; empty before the panel is known
 * @param score the probability that the chosen program is right, else the consensus's score
 * @param question what a person is asked, in plain words, while the run waits for a decision
 * @param shortage why a run that has spent its budget waits, and how it is given more
 * @param rounds of repair so far, one line each, and why repair ended once it has
 */
public record Progress(
    String stage,
    GenerationStatus status,
    long elapsedMillis,
    String title,
    List<MemberProgress> members,
    Optional<Double> score,
    Optional<String> question,
    Optional<String> shortage,
    List<String> rounds) {
  public Progress {
    rounds = rounds == null ? List.of() : List.copyOf(rounds);
    shortage = shortage == null ? Optional.empty() : shortage;
    question = question == null ? Optional.empty() : question;
    members = List.copyOf(members);
  }

  /**
   * One member of the panel.
   *
   * @param state {@code asked}, {@code answered}, {@code refused}, {@code failed} or {@code
   *     abstained}
   * @param detail latency, or why there is no program
   */
  public record MemberProgress(String name, String state, String detail) {}
}
