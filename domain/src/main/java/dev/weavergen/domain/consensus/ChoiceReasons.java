package dev.weavergen.domain.consensus;

import dev.weavergen.domain.consensus.dissent.DissentSentence;
import dev.weavergen.domain.evidence.Observation;
import java.util.ArrayList;
import java.util.List;

/** Why a cluster was chosen, in sentences for people who do not know the rule. */
final class ChoiceReasons {
  private static final int PERCENT = 100;

  private ChoiceReasons() {}

  /**
   * @param clusters as {@code ranked}, for the sentences about dissent
   */
  static List<String> of(
      List<Standing> ranked,
      List<Cluster> clusters,
      Weighing weighing,
      Observation observation,
      List<Dissent> dissent) {
    List<String> reasons = new ArrayList<>();
    reasons.add(
        ranked.size() == 1
            ? "all programs that ran behave alike"
            : "of "
                + ranked.size()
                + " ways to behave this one is chosen "
                + why(ranked, weighing));
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
    dissent.stream()
        .limit(1)
        .map(parted -> DissentSentence.of(parted, clusters))
        .forEach(reasons::add);
    if (ranked.size() > 1) {
      reasons.add(weighing.inWords());
    }
    return reasons;
  }

  private static String why(List<Standing> ranked, Weighing weighing) {
    Standing chosen = ranked.getFirst();
    Standing next = ranked.get(1);
    return chosen.answers() == next.answers()
        ? weighing.why(chosen, next)
        : "because the others mostly raise errors";
  }

  static String byExamples(Standing chosen, Standing next) {
    return "by the examples: it passes %d of %d, the next best %d"
        .formatted(chosen.examplesPassed(), chosen.examplesTotal(), next.examplesPassed());
  }

  static String byTests(Standing chosen, Standing next) {
    return "by the generated tests: it passes %d of %d, the next best %d"
        .formatted(chosen.testsPassed(), chosen.testsTotal(), next.testsPassed());
  }

  static String byTestsAndVotes(Standing chosen, Standing next) {
    return "by generated tests and votes together: it passes %d of %d and has %d of the models, the next best %d and %d"
        .formatted(
            chosen.testsPassed(),
            chosen.testsTotal(),
            chosen.votes(),
            next.testsPassed(),
            next.votes());
  }

  /** Weights are mentioned where they say more than heads do. */
  static String byVotes(Standing chosen, Standing next) {
    String heads = "%d of the models against %d".formatted(chosen.votes(), next.votes());
    boolean counted = chosen.weight() == chosen.votes() && next.weight() == next.votes();
    return counted
        ? "by votes, all else equal: " + heads
        : "by votes that count as each model's record deserves: %d %% of their weight against %d %% (%s)"
            .formatted(
                Math.round(PERCENT * chosen.weightShare()),
                Math.round(PERCENT * next.weightShare()),
                heads);
  }

  static String byWording() {
    return "with no more evidence than the next: only its wording is nearer to the others'";
  }
}
