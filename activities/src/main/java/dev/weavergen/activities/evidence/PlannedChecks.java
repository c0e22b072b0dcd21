package dev.weavergen.activities.evidence;

import dev.weavergen.activities.sandbox.LanguageSandbox;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.evidence.Check;
import dev.weavergen.domain.intent.Example;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The checks of a generation: the intent's examples, then the tests that models wrote. */
final class PlannedChecks {
  private static final int WHOLE_TESTS_MAX = 24;

  private PlannedChecks() {}

  /** None when the intent names no entry point: then there is nothing to call. */
  static List<PlannedCheck> of(Observer.Assignment assignment, LanguageSandbox sandbox) {
    Optional<String> entryPoint = assignment.intent().entryPoint();
    if (entryPoint.isEmpty()) {
      return List.of();
    }
    Stream<PlannedCheck> examples = assignment.intent().examples().stream().map(PlannedChecks::of);
    Stream<PlannedCheck> tests =
        of(assignment.tests(), entryPoint.get(), sandbox).limit(Limits.GENERATED_TESTS_MAX);
    return bounded(Stream.concat(examples, tests).toList());
  }

  /** What is run as a whole takes two processes a candidate: the first ones must do. */
  private static List<PlannedCheck> bounded(List<PlannedCheck> checks) {
    List<PlannedCheck> whole =
        checks.stream()
            .filter(check -> check.check() instanceof Check.Contained)
            .limit(WHOLE_TESTS_MAX)
            .toList();
    return checks.stream()
        .filter(check -> !(check.check() instanceof Check.Contained) || whole.contains(check))
        .toList();
  }

  private static PlannedCheck of(Example example) {
    return new PlannedCheck(
        Optional.empty(),
        example.call() + " == " + example.expected(),
        new Check.Compared(
            example.call(), Check.Relation.EQUAL, example.expected(), OptionalDouble.empty()));
  }

  /** Each source is taken apart once, however many authors wrote it. */
  private static Stream<PlannedCheck> of(
      List<GeneratedTest> tests, String entryPoint, LanguageSandbox sandbox) {
    List<String> sources = tests.stream().map(GeneratedTest::source).distinct().toList();
    List<List<Check>> apart = sandbox.takeApart(sources, entryPoint);
    Map<String, List<Check>> checks = new HashMap<>();
    for (int i = 0; i < sources.size(); i++) {
      checks.put(sources.get(i), apart.get(i));
    }
    return tests.stream().flatMap(test -> of(test, checks.getOrDefault(test.source(), List.of())));
  }

  private static Stream<PlannedCheck> of(GeneratedTest test, List<Check> checks) {
    return checks.stream()
        .map(check -> new PlannedCheck(Optional.of(test.author()), test.source(), check));
  }
}
