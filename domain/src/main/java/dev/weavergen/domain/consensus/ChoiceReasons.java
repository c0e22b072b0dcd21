package dev.weavergen.domain.consensus;

import dev.weavergen.domain.evidence.Observation;
import java.util.ArrayList;
import java.util.List;

/** Why a cluster was chosen, in sentences for people who do not know the rule. */
final class ChoiceReasons {
  private ChoiceReasons() {}

  static List<String> of(List<Standing> ranked, Observation observation, List<Dissent> dissent) {
    List<String> reasons = new ArrayList<>();
    reasons.add(
        ranked.size() == 1
            ? "all programs that ran behave alike"
            : "of " + ranked.size() + " ways to behave this one is chosen " + why(ranked));
    if (ranked.stream().noneMatch(Standing::passesExamples)) {
      reasons.add(
          "no program passes all examples: this is the best guess, unless an example is wrong");
    }
    int distrusted = TrustedTests.of(observation).distrusted();
    if (distrusted > 0) {
      reasons.add(
          "not counted: "
              + distrusted
              + (distrusted == 1 ? " generated test" : " generated tests")
              + " that no program passes");
    }
    dissent.forEach(parted -> reasons.add(inWords(parted, ranked)));
    return reasons;
  }

  private static String why(List<Standing> ranked) {
    Standing chosen = ranked.getFirst();
    Standing next = ranked.get(1);
    if (chosen.answers() != next.answers()) {
      return "because the others mostly raise errors";
    }
    if (chosen.examplesPassed() != next.examplesPassed()) {
      return "by the examples: it passes %d of %d, the next best %d"
          .formatted(chosen.examplesPassed(), chosen.examplesTotal(), next.examplesPassed());
    }
    if (chosen.testsPassed() != next.testsPassed()) {
      return "by the generated tests: it passes %d of %d, the next best %d"
          .formatted(chosen.testsPassed(), chosen.testsTotal(), next.testsPassed());
    }
    if (chosen.votes() != next.votes()) {
      return "by votes, all else equal: %d of the models against %d"
          .formatted(chosen.votes(), next.votes());
    }
    return "with no more evidence than the next: only its wording is nearer to the others'";
  }

  /** For example: they part for example on f([]): a, b: 0; c: raises IndexError. */
  private static String inWords(Dissent dissent, List<Standing> ranked) {
    List<String> sides = new ArrayList<>();
    for (Standing standing : ranked) {
      String outcome = dissent.outcomes().get(standing.cluster().id());
      if (outcome != null) {
        sides.add(String.join(", ", standing.cluster().models()) + ": " + outcome);
      }
    }
    return "they part for example on " + dissent.input() + ": " + String.join("; ", sides);
  }
}
