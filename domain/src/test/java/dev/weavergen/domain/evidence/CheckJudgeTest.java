package dev.weavergen.domain.evidence;

import static dev.weavergen.domain.evidence.SampleValues.bool;
import static dev.weavergen.domain.evidence.SampleValues.digest;
import static dev.weavergen.domain.evidence.SampleValues.integer;
import static dev.weavergen.domain.evidence.SampleValues.integers;
import static dev.weavergen.domain.evidence.SampleValues.lazy;
import static dev.weavergen.domain.evidence.SampleValues.list;
import static dev.weavergen.domain.evidence.SampleValues.map;
import static dev.weavergen.domain.evidence.SampleValues.none;
import static dev.weavergen.domain.evidence.SampleValues.opaque;
import static dev.weavergen.domain.evidence.SampleValues.raised;
import static dev.weavergen.domain.evidence.SampleValues.real;
import static dev.weavergen.domain.evidence.SampleValues.returned;
import static dev.weavergen.domain.evidence.SampleValues.set;
import static dev.weavergen.domain.evidence.SampleValues.text;
import static dev.weavergen.domain.evidence.SampleValues.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.weavergen.domain.evidence.Check.Relation;
import dev.weavergen.domain.evidence.CheckVerdict.Failed;
import dev.weavergen.domain.evidence.CheckVerdict.Passed;
import dev.weavergen.domain.evidence.CheckVerdict.Undecided;
import dev.weavergen.domain.intent.Language;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CheckJudgeTest {
  private final CheckJudge python = new CheckJudge(Language.PYTHON);
  private final CheckJudge java = new CheckJudge(Language.JAVA);

  @Test
  void judge_equalAsThePythonUserMeans_passes() {
    assertThat(compare(Relation.EQUAL, integer(1), bool(true))).isInstanceOf(Passed.class);
  }

  @Test
  void judge_different_saysBothInTheLanguagesNotation() {
    assertThat(compare(Relation.EQUAL, list(text("a"), none()), tuple(text("a"), none())))
        .isEqualTo(new Failed("['a', None]", "('a', None)"));
    assertThat(
            java.judge(
                compared(Relation.EQUAL, OptionalDouble.empty()),
                returned(none()),
                Optional.of(returned(text("a")))))
        .isEqualTo(new Failed("null", "\"a\""));
  }

  @Test
  void judge_unequalIsWanted_negates() {
    assertThat(compare(Relation.DIFFERENT, integer(1), integer(2))).isInstanceOf(Passed.class);
    assertThat(compare(Relation.DIFFERENT, integer(1), integer(1)))
        .isEqualTo(new Failed("1", "anything but 1"));
  }

  @Test
  void judge_identity_isOfConstantsAndTyped() {
    assertThat(compare(Relation.IDENTICAL, none(), none())).isInstanceOf(Passed.class);
    assertThat(compare(Relation.IDENTICAL, bool(true), bool(true))).isInstanceOf(Passed.class);
    assertThat(compare(Relation.IDENTICAL, tuple(), tuple())).isInstanceOf(Passed.class);
    assertThat(compare(Relation.IDENTICAL, integer(1), bool(true))).isInstanceOf(Failed.class);
    assertThat(compare(Relation.IDENTICAL, list(), list())).isInstanceOf(Failed.class);
  }

  @ParameterizedTest
  @MethodSource("endings")
  void judge_candidateDoesNotReturn_failsAnyComparison(Outcome ending, String words) {
    assertThat(judge(Relation.DIFFERENT, ending, returned(integer(1))))
        .isEqualTo(new Failed(words, "anything but 1"));
  }

  private static Stream<Arguments> endings() {
    return Stream.of(
        arguments(raised("KeyError"), "raises KeyError"),
        arguments(new Outcome.TimedOut(), "does not end"),
        arguments(new Outcome.OutOfMemory(), "needs too much memory"),
        arguments(new Outcome.OutputLimit(), "prints or returns too much"),
        arguments(new Outcome.Crashed(11), "crashes with signal 11"),
        arguments(new Outcome.Crashed(0), "ends its process"));
  }

  @Test
  void judge_expectedExpressionRaises_isUndecided() {
    assertThat(judge(Relation.EQUAL, returned(integer(1)), raised("NameError")))
        .isEqualTo(new Undecided("The expected expression raises NameError."));
  }

  @Test
  void judge_noExpectedOutcome_isRefused() {
    Check check = compared(Relation.EQUAL, OptionalDouble.empty());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> python.judge(check, returned(none()), Optional.empty()));
  }

  @Test
  void judge_tolerance_holdsInside() {
    Check check = compared(Relation.EQUAL, OptionalDouble.of(.01));
    assertThat(
            python.judge(check, returned(list(real(1.001))), Optional.of(returned(list(real(1))))))
        .isInstanceOf(Passed.class);
    assertThat(python.judge(check, returned(digest("aa")), Optional.of(returned(digest("ab")))))
        .isInstanceOf(Undecided.class);
    assertThat(python.judge(check, returned(digest("aa")), Optional.of(returned(digest("aa")))))
        .isInstanceOf(Passed.class);
  }

  private static Stream<Arguments> truths() {
    return Stream.of(
        arguments(none(), false),
        arguments(bool(true), true),
        arguments(bool(false), false),
        arguments(integer(0), false),
        arguments(integer(-1), true),
        arguments(real(-0.0), false),
        arguments(real(Double.NaN), true),
        arguments(new Value.Complex(0, 1), true),
        arguments(text(""), false),
        arguments(text("False"), true),
        arguments(new Value.Bytes(""), false),
        arguments(list(), false),
        arguments(tuple(none()), true),
        arguments(lazy(), true),
        arguments(set(), false),
        arguments(map(), false),
        arguments(digest("aa"), true));
  }

  @ParameterizedTest
  @MethodSource("truths")
  void judge_truth_isPythons(Value value, boolean truth) {
    assertThat(python.judge(new Check.Truth("f()", truth), returned(value), Optional.empty()))
        .isInstanceOf(Passed.class);
    assertThat(python.judge(new Check.Truth("f()", !truth), returned(value), Optional.empty()))
        .isInstanceOf(Failed.class);
  }

  @Test
  void judge_truthOfAnObject_isUndecidedInPythonAndWrongInJava() {
    Outcome object = returned(opaque("Decimal", "Decimal('0')"));
    Check.Truth check = new Check.Truth("f()", true);
    assertThat(python.judge(check, object, Optional.empty())).isInstanceOf(Undecided.class);
    assertThat(java.judge(check, object, Optional.empty())).isInstanceOf(Failed.class);
    assertThat(java.judge(check, returned(integers(1)), Optional.empty()))
        .isEqualTo(new Failed("[1]", "true"));
    assertThat(java.judge(check, returned(bool(true)), Optional.empty()))
        .isInstanceOf(Passed.class);
  }

  @ParameterizedTest
  @CsvSource({
    "PYTHON, ValueError, ValueError, Passed",
    "PYTHON, JSONDecodeError, json.JSONDecodeError, Passed",
    "PYTHON, UnicodeDecodeError, ValueError, Passed",
    "PYTHON, KeyError, LookupError, Passed",
    "PYTHON, KeyError, Exception, Passed",
    "PYTHON, SystemExit, Exception, Failed",
    "PYTHON, SystemExit, BaseException, Passed",
    "PYTHON, MyError, Exception, Passed",
    "PYTHON, MyError, ValueError, Undecided",
    "PYTHON, LookupError, KeyError, Failed",
    "PYTHON, TypeError, ValueError, Failed",
    "JAVA, NumberFormatException, IllegalArgumentException, Passed",
    "JAVA, NumberFormatException, java.lang.RuntimeException, Passed",
    "JAVA, StackOverflowError, Exception, Failed",
    "JAVA, StackOverflowError, Throwable, Passed",
    "JAVA, IllegalArgumentException, NumberFormatException, Failed",
    "JAVA, MyException, IllegalStateException, Undecided",
  })
  void judge_raises_knowsTheFamilies(
      Language language, String raised, String expected, String verdict) {
    CheckVerdict judged =
        new CheckJudge(language)
            .judge(new Check.Raises("f()", expected), raised(raised), Optional.empty());
    assertThat(judged.getClass().getSimpleName()).isEqualTo(verdict);
  }

  @Test
  void judge_returnsWhereItShouldRaise_fails() {
    assertThat(
            python.judge(
                new Check.Raises("f()", "ValueError"), returned(integer(1)), Optional.empty()))
        .isEqualTo(new Failed("1", "raises ValueError"));
  }

  @Test
  void judge_containedTest_passesByEnding() {
    Check check = new Check.Contained("assert f(1)");
    assertThat(python.judge(check, returned(none()), Optional.empty())).isInstanceOf(Passed.class);
    assertThat(python.judge(check, raised("AssertionError"), Optional.empty()))
        .isEqualTo(new Failed("raises AssertionError", "ends without an exception"));
  }

  @Test
  void judge_containedTestThatCannotBeRun_decidesNothing() {
    Check check = new Check.Contained("Solution.f(1).run();");
    Outcome outcome = new Outcome.Raised(Check.Contained.UNSUPPORTED, "It cannot be kept apart.");

    assertThat(java.judge(check, outcome, Optional.empty()))
        .isEqualTo(new Undecided("It cannot be kept apart."));
  }

  private CheckVerdict compare(Relation relation, Value actual, Value expected) {
    return judge(relation, returned(actual), returned(expected));
  }

  private CheckVerdict judge(Relation relation, Outcome actual, Outcome expected) {
    return python.judge(compared(relation, OptionalDouble.empty()), actual, Optional.of(expected));
  }

  private static Check compared(Relation relation, OptionalDouble tolerance) {
    return new Check.Compared("f()", relation, "x", tolerance);
  }
}
