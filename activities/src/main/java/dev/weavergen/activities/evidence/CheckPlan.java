package dev.weavergen.activities.evidence;

import dev.weavergen.activities.sandbox.LanguageSandbox;
import dev.weavergen.domain.evidence.Check;
import dev.weavergen.domain.evidence.CheckJudge;
import dev.weavergen.domain.evidence.CheckVerdict;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.intent.Language;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Checks made ready for running: the calls that candidates get, and the expected values, which they
 * never get. Expressions for expected values are evaluated once, in a process without candidates.
 */
final class CheckPlan {
  private final CheckJudge judge;
  private final List<Check> checks;
  private final Outcomes expected;

  private CheckPlan(CheckJudge judge, List<Check> checks, Outcomes expected) {
    this.judge = judge;
    this.checks = checks;
    this.expected = expected;
  }

  static CheckPlan of(Language language, List<Check> checks, LanguageSandbox sandbox) {
    List<String> expressions =
        checks.stream().flatMap(CheckPlan::expectedExpression).distinct().toList();
    List<Outcome> values = expressions.isEmpty() ? List.of() : sandbox.evaluate(expressions);
    return new CheckPlan(
        new CheckJudge(language), List.copyOf(checks), new Outcomes(expressions, values));
  }

  List<Check> checks() {
    return checks;
  }

  /** What a candidate is called with, each call once. */
  SequencedSet<String> calls() {
    SequencedSet<String> calls = new LinkedHashSet<>();
    checks.forEach(check -> call(check).forEach(calls::add));
    return calls;
  }

  /**
   * What the outcomes of one program say of each check.
   *
   * @param outcomes of all {@link #calls}
   * @param contained runs what could not be taken apart
   */
  List<CheckVerdict> verdicts(Outcomes outcomes, Function<Check.Contained, Outcome> contained) {
    return checks.stream().map(check -> verdict(check, outcomes, contained)).toList();
  }

  private CheckVerdict verdict(
      Check check, Outcomes outcomes, Function<Check.Contained, Outcome> contained) {
    return switch (check) {
      case Check.Compared compared ->
          judge.judge(
              compared,
              outcomes.of(compared.call()),
              Optional.of(expected.of(compared.expected())));
      case Check.Truth truth -> judge.judge(truth, outcomes.of(truth.call()), Optional.empty());
      case Check.Raises raises -> judge.judge(raises, outcomes.of(raises.call()), Optional.empty());
      case Check.Contained whole -> judge.judge(whole, contained.apply(whole), Optional.empty());
    };
  }

  /** The call of a check; none when it cannot be taken apart. */
  static Stream<String> call(Check check) {
    return switch (check) {
      case Check.Compared compared -> Stream.of(compared.call());
      case Check.Truth truth -> Stream.of(truth.call());
      case Check.Raises raises -> Stream.of(raises.call());
      case Check.Contained _ -> Stream.empty();
    };
  }

  private static Stream<String> expectedExpression(Check check) {
    return check instanceof Check.Compared compared
        ? Stream.of(compared.expected())
        : Stream.empty();
  }
}
