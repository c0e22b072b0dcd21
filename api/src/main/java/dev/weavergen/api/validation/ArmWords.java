package dev.weavergen.api.validation;

import dev.weavergen.domain.validation.Arms;

/** The arms in words. */
final class ArmWords {
  private ArmWords() {}

  static String of(String arm) {
    if (arm.startsWith(Arms.SINGLE)) {
      return arm.substring(Arms.SINGLE.length());
    }
    if (arm.startsWith(Arms.TEST_AUTHOR)) {
      return "author of the tests: " + arm.substring(Arms.TEST_AUTHOR.length());
    }
    if (arm.startsWith(Arms.OWN_REPAIRS)) {
      return arm.substring(Arms.OWN_REPAIRS.length()) + ", own repairs";
    }
    return switch (arm) {
      case Arms.MEAN_SINGLE -> "mean of the single models";
      case Arms.BEST_SINGLE -> "best single model";
      case Arms.TEXT_SIMILARITY -> "most similar text";
      case Arms.SEED_FORMULA -> "highest seed score";
      case Arms.MAJORITY -> "majority by behaviour";
      case Arms.CONSENSUS_NO_LABELS -> "consensus, no labels";
      case Arms.BEST_OWN_REPAIRS -> "best member with own repairs";
      case Arms.REASONING_NO_LABELS -> "reasoning, no labels";
      default -> arm;
    };
  }

  /**
   * How the arm is drawn: our own answer, a bound that nothing can pass, or what we compare with.
   */
  static String kind(String arm) {
    return switch (arm) {
      case Arms.CONSENSUS, Arms.CONSENSUS_NO_LABELS, Arms.REASONING, Arms.REASONING_NO_LABELS ->
          "ours";
      case Arms.ORACLE -> "bound";
      default -> "other";
    };
  }
}
