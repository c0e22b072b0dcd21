package dev.weavergen.domain.reasoning;

import dev.weavergen.domain.evidence.Notation;
import java.util.regex.Pattern;

/** Tells kinds of problems by the words of compilers, interpreters and observations. */
final class ErrorText {
  private static final Pattern IMPORT =
      Pattern.compile(
          "ModuleNotFoundError|ImportError|NoClassDefFoundError|ClassNotFoundException"
              + "|No module named|cannot import name|package \\S+ does not exist");
  private static final Pattern NAME =
      Pattern.compile(
          "NameError|UnboundLocalError|is not defined|NoSuchMethodError"
              + "|cannot find symbol|no function|lacks");
  private static final Pattern RAISED_IMPORT =
      Pattern.compile(
          "^raises (ModuleNotFoundError|ImportError|NoClassDefFoundError|ClassNotFoundException)\\b");
  private static final Pattern RAISED_NAME =
      Pattern.compile("^raises (NameError|UnboundLocalError|NoSuchMethodError)\\b");
  private static final Pattern STACK_OVERFLOW =
      Pattern.compile("\\b(RecursionError|StackOverflowError|MemoryError|OutOfMemoryError)\\b");
  private static final Pattern ENDLESS =
      Pattern.compile("does not end|needs too much memory|prints or returns too much");

  private ErrorText() {}

  /**
   * @param why what kept the program from being called, as an observation says it
   */
  static ProblemKind kindOfLoading(String why) {
    if (IMPORT.matcher(why).find()) {
      return ProblemKind.IMPORT;
    }
    if (NAME.matcher(why).find()) {
      return ProblemKind.NAME;
    }
    if (why.startsWith("does not compile")) {
      return ProblemKind.COMPILE;
    }
    return ENDLESS.matcher(why).find() ? ProblemKind.TIMEOUT : ProblemKind.EXCEPTION;
  }

  /**
   * The name of an exception is the program's own choice, so only whole names tell.
   *
   * @param outcome as {@link Notation} writes it
   */
  static ProblemKind kindOfOutcome(String outcome) {
    if (!Notation.saysNoValue(outcome)) {
      return ProblemKind.WRONG_VALUE;
    }
    if (RAISED_IMPORT.matcher(outcome).find()) {
      return ProblemKind.IMPORT;
    }
    if (RAISED_NAME.matcher(outcome).find()) {
      return ProblemKind.NAME;
    }
    return ENDLESS.matcher(outcome).find() ? ProblemKind.TIMEOUT : ProblemKind.EXCEPTION;
  }

  /** Whether a call took more time, memory or stack than it was given. */
  static boolean isExhausted(String outcome) {
    return Notation.saysNoValue(outcome)
        && (ENDLESS.matcher(outcome).find() || STACK_OVERFLOW.matcher(outcome).find());
  }

  /** Whether an outcome is a fault wherever another program returns. */
  static boolean stops(String outcome) {
    return Notation.saysNoValue(outcome)
        && switch (kindOfOutcome(outcome)) {
          case IMPORT, NAME, TIMEOUT -> true;
          case NO_PROGRAM, COMPILE, EXCEPTION, WRONG_VALUE, DISAGREEMENT, COST -> false;
        };
  }
}
