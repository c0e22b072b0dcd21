package dev.weavergen.api.validation;

import dev.weavergen.domain.validation.Claim;

/**
 * One claim in words.
 *
 * @param kind the verdict as the page's style names it
 */
record ClaimRow(
    String statement, String kind, String verdict, String numbers, String why, String spanQuery) {
  static ClaimRow of(Claim claim) {
    return new ClaimRow(
        claim.statement(),
        claim.verdict().inWords().replace(' ', '-'),
        claim.verdict().inWords(),
        numbers(claim),
        why(claim),
        claim.spanQuery());
  }

  private static String numbers(Claim claim) {
    return "%s points on %d tasks (95 %% interval %s to %s); %s: %s, corrected %s."
        .formatted(
            Figures.points(claim.difference()),
            claim.n(),
            Figures.points(claim.ci95().getFirst()),
            Figures.points(claim.ci95().getLast()),
            claim.test(),
            Figures.pValue(claim.pValue()),
            Figures.pValue(claim.pHolm()));
  }

  private static String why(Claim claim) {
    return switch (claim.verdict()) {
      case SHOWN -> "Chance is an unlikely reason for the difference.";
      case REFUTED -> "It is the other way round, and chance is an unlikely reason.";
      case NOT_SHOWN -> whyNot(claim);
    };
  }

  private static String whyNot(Claim claim) {
    if (claim.lacksTasks()) {
      return "Too few tasks to say anything.";
    }
    if (claim.includesNoDifference()) {
      return "The interval reaches zero: there may be no difference.";
    }
    return claim.failsAlone()
        ? "The interval leaves out zero, but chance could have produced the difference."
        : "On its own it would count; among so many claims chance could have produced one like it.";
  }
}
