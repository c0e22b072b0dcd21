package dev.weavergen.domain.evidence;

import dev.weavergen.domain.evidence.CheckVerdict.Failed;
import dev.weavergen.domain.evidence.CheckVerdict.Passed;
import dev.weavergen.domain.evidence.CheckVerdict.Undecided;
import dev.weavergen.domain.intent.Language;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a candidate passes a check, outside the sandbox, from what came out of it.
 *
 * <p>Deciding here and not beside the candidate is the point: a program that patches {@code ==} or
 * returns an object that equals everything changes nothing, because what it returned is data by
 * now, and the expected value never came near it.
 *
 * <p>A candidate that raises, does not end or crashes fails any check but one that asks for an
 * exception. A check whose own expected expression has no value decides nothing, and neither does
 * one that asks for what data cannot tell (the truth of an object of a class of its own, whether an
 * unknown exception is of a wanted family, a tolerance between two values too large to carry), or
 * for a whole test where the sandbox cannot run one.
 */
public final class CheckJudge {
  private final Language language;

  public CheckJudge(Language language) {
    this.language = language;
  }

  /**
   * @param actual what became of the check's call, or of the whole contained test, which passes by
   *     ending without an exception
   * @param expected what became of the expected expression; empty for checks that have none
   */
  public CheckVerdict judge(Check check, Outcome actual, Optional<Outcome> expected) {
    return switch (check) {
      case Check.Compared compared -> compared(compared, actual, expected);
      case Check.Truth truth -> truth(truth, actual);
      case Check.Raises raises -> raises(raises, actual);
      case Check.Contained _ -> contained(actual);
    };
  }

  private CheckVerdict compared(
      Check.Compared check, Outcome actual, Optional<Outcome> expectedOutcome) {
    Outcome expected =
        expectedOutcome.orElseThrow(() ->
            new IllegalArgumentException("a comparison needs the outcome of " + check.expected()));
    if (!(expected instanceof Outcome.Returned(Value wanted))) {
      return new Undecided("The expected expression " + shown(expected) + ".");
    }
    if (!(actual instanceof Outcome.Returned(Value value))) {
      return failed(actual, asked(check.relation(), wanted));
    }
    if (isTooLargeForTolerance(check, value, wanted)) {
      return new Undecided("Both values are too large to be compared within a tolerance.");
    }
    return holds(check, value, wanted)
        ? new Passed()
        : failed(actual, asked(check.relation(), wanted));
  }

  private static boolean isTooLargeForTolerance(Check.Compared check, Value value, Value wanted) {
    return check.tolerance().isPresent()
        && value instanceof Value.Digest
        && wanted instanceof Value.Digest
        && !value.equals(wanted);
  }

  private boolean holds(Check.Compared check, Value value, Value wanted) {
    LanguageEquality equality = LanguageEquality.within(check.tolerance(), language);
    return switch (check.relation()) {
      case EQUAL -> equality.equal(value, wanted);
      case DIFFERENT -> !equality.equal(value, wanted);
      case IDENTICAL -> isConstant(wanted) && value.equals(wanted);
    };
  }

  /** Whether equal values of this kind are one object, as far as programs rely on it. */
  private static boolean isConstant(Value value) {
    return switch (value) {
      case Value.Nothing _,
          Value.Bool _,
          Value.Int _,
          Value.Text _,
          Value.Bytes _,
          Value.Opaque _ ->
          true;
      case Value.Sequence(Value.Sequence.Kind kind, List<Value> items) ->
          kind == Value.Sequence.Kind.TUPLE && items.isEmpty();
      case Value.Real _, Value.Complex _, Value.Group _, Value.Mapping _, Value.Digest _ -> false;
    };
  }

  private String asked(Check.Relation relation, Value wanted) {
    String text = Notation.of(wanted, language);
    return switch (relation) {
      case EQUAL -> text;
      case DIFFERENT -> "anything but " + text;
      case IDENTICAL -> text + " itself";
    };
  }

  private CheckVerdict truth(Check.Truth check, Outcome actual) {
    String asked = language == Language.JAVA ? "" : "something ";
    if (!(actual instanceof Outcome.Returned(Value value))) {
      return failed(actual, asked + check.expected());
    }
    Optional<Boolean> truth = language == Language.PYTHON ? pythonTruth(value) : javaTruth(value);
    if (truth.isEmpty()) {
      return language == Language.JAVA
          ? failed(actual, asked + check.expected())
          : new Undecided("Whether " + shown(actual) + " is true, only the program can tell.");
    }
    return truth.get() == check.expected()
        ? new Passed()
        : failed(actual, asked + check.expected());
  }

  /** Python library reference, "Truth value testing"; empty for objects that may define it. */
  private static Optional<Boolean> pythonTruth(Value value) {
    return switch (value) {
      case Value.Nothing _ -> Optional.of(false);
      case Value.Bool(boolean truth) -> Optional.of(truth);
      case Value.Int(BigInteger number) -> Optional.of(number.signum() != 0);
      case Value.Real(double number) -> Optional.of(number != 0);
      case Value.Complex(double real, double imaginary) -> Optional.of(real != 0 || imaginary != 0);
      case Value.Text(String text) -> Optional.of(!text.isEmpty());
      case Value.Bytes(String hex) -> Optional.of(!hex.isEmpty());
      case Value.Sequence(Value.Sequence.Kind kind, List<Value> items) ->
          Optional.of(kind == Value.Sequence.Kind.LAZY || !items.isEmpty());
      case Value.Group(List<Value> items) -> Optional.of(!items.isEmpty());
      case Value.Mapping mapping -> Optional.of(!mapping.entries().isEmpty());
      case Value.Digest _ -> Optional.of(true);
      case Value.Opaque _ -> Optional.empty();
    };
  }

  private static Optional<Boolean> javaTruth(Value value) {
    return value instanceof Value.Bool(boolean truth) ? Optional.of(truth) : Optional.empty();
  }

  private CheckVerdict raises(Check.Raises check, Outcome actual) {
    String asked = shown(new Outcome.Raised(check.exception(), ""));
    if (!(actual instanceof Outcome.Raised(String exception, _))) {
      return failed(actual, asked);
    }
    return switch (ExceptionFamilies.kinship(exception, check.exception(), language)) {
      case KIND -> new Passed();
      case OTHER -> failed(actual, asked);
      case UNKNOWN ->
          new Undecided(
              "Whether the program, which "
                  + shown(actual)
                  + ", thereby also "
                  + asked
                  + ", is not known.");
    };
  }

  private CheckVerdict contained(Outcome actual) {
    if (actual instanceof Outcome.Raised(String exception, String why)
        && exception.equals(Check.Contained.UNSUPPORTED)) {
      return new Undecided(why);
    }
    return actual instanceof Outcome.Returned
        ? new Passed()
        : failed(actual, "ends without an exception");
  }

  private Failed failed(Outcome actual, String expected) {
    return new Failed(shown(actual), expected);
  }

  private String shown(Outcome outcome) {
    return Notation.of(outcome, language);
  }
}
