package dev.weavergen.domain.consensus.dissent;

/**
 * Reads outcomes back from the short texts of {@link dev.weavergen.domain.evidence.Notation}, as
 * far as sentences need it. What is none of its phrases for failing is a value.
 */
final class OutcomeWords {
  private static final String RAISES = "raises ";
  private static final String CRASHES = "crashes with signal ";

  private OutcomeWords() {}

  /** Whether the call returned. */
  static boolean isValue(String outcome) {
    return inPlural(outcome).startsWith("return ");
  }

  /** What one program does, for example {@code returns 0}. */
  static String inSingular(String outcome) {
    return isValue(outcome) ? "returns " + outcome : outcome;
  }

  /** What several programs do, for example {@code return 0}. */
  static String inPlural(String outcome) {
    if (outcome.startsWith(RAISES)) {
      return "raise " + outcome.substring(RAISES.length());
    }
    if (outcome.startsWith(CRASHES)) {
      return "crash with signal " + outcome.substring(CRASHES.length());
    }
    return switch (outcome) {
      case "does not end" -> "do not end";
      case "needs too much memory" -> "need too much memory";
      case "prints or returns too much" -> "print or return too much";
      case "ends its process" -> "end their process";
      default -> "return " + outcome;
    };
  }
}
