package dev.weavergen.domain.reasoning;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.evidence.Notation;
import dev.weavergen.domain.evidence.Observation.CheckFailure;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.Origin;
import dev.weavergen.domain.evidence.Observation.ReadingFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds what is known to be wrong with a program, the most basic first: a program that does not
 * compile has no wrong values yet, and a name that is not defined explains every value that is
 * missing. Of faults of one kind the one with the shortest call comes first, since small inputs
 * make short traces; for calls that do not end that is also the smallest of a growing series that
 * was tried.
 *
 * <p>A fault is a failed example or trusted test, what keeps the program from being called, or an
 * undefined name, a missing import or a call without end on an input like the examples on which
 * some other program returns. Examples that are written into the program are one where it earns
 * none: a program may have its base cases, and a table of the examples is no program. A failed test
 * that nobody trusts is none, nor is behaving otherwise than others do: acting on those made right
 * programs wrong and repaired nothing more (measured on recorded repairs, ALGORITHMS, reasoning).
 */
public final class Faults {
  private static final String WRITTEN_IN = "the example is written into the program";
  private static final int CALL_CHARS_MAX = 2_000;

  private static final long CALLS_WITHOUT_END_MAX =
      Limits.SANDBOX_BATCH_MAX.dividedBy(Limits.SANDBOX_CALL_MAX);

  private final TrustedChecks trusted;

  public Faults(TrustedChecks trusted) {
    this.trusted = trusted;
  }

  /** What is to be repaired; empty when nothing is known to be wrong. */
  public Optional<Diagnosis> of(Shown shown) {
    if (shown.facts().load().isEmpty()) {
      return Optional.empty();
    }
    List<Feedback> found = shown.loaded() ? ofCalls(shown) : List.of(ofLoading(shown));
    return found.isEmpty() ? Optional.empty() : Optional.of(diagnosis(found));
  }

  /** The cost of a right program, for those who asked for performance. */
  public static Diagnosis ofCost(Shown shown) {
    Feedback feedback =
        new Feedback(
            ProblemKind.COST,
            Optional.empty(),
            Optional.of("CPU time that grows less than quadratically"),
            Optional.of(MeasuredCost.of(shown.facts()).inWords()),
            Optional.empty());
    return diagnosis(List.of(feedback));
  }

  private static Diagnosis diagnosis(List<Feedback> found) {
    List<Feedback> sorted =
        found.stream()
            .sorted(
                Comparator.comparing(Feedback::kind)
                    .thenComparingInt(feedback -> feedback.input().map(String::length).orElse(0))
                    .thenComparing(feedback -> feedback.input().orElse("")))
            .limit(Diagnosis.FEEDBACK_MAX)
            .toList();
    Feedback first = sorted.getFirst();
    String more = found.size() > 1 ? " (and " + (found.size() - 1) + " more)" : "";
    return new Diagnosis(first.kind(), sorted, words(first) + more);
  }

  private static String words(Feedback feedback) {
    String actual = feedback.actual().orElse("");
    return feedback.input().map(call -> call + ": ").orElse("")
        + actual
        + feedback.expected().map(value -> " instead of " + value).orElse("");
  }

  /**
   * The call whose trace helps; none where the compiler's words say all.
   *
   * @param diagnosis of a program that could be called
   */
  public static Optional<String> trace(Diagnosis diagnosis) {
    return switch (diagnosis.kind()) {
      case NO_PROGRAM, COMPILE, IMPORT, NAME, COST -> Optional.empty();
      case EXCEPTION, TIMEOUT, WRONG_VALUE, DISAGREEMENT ->
          diagnosis.feedback().stream()
              .flatMap(feedback -> feedback.input().stream())
              .filter(call -> call.length() <= CALL_CHARS_MAX && !call.endsWith("…"))
              .findFirst();
    };
  }

  private static Feedback ofLoading(Shown shown) {
    String load = shown.facts().load().orElse("");
    String why =
        shown
            .facts()
            .reading()
            .flatMap(ReadingFacts::problem)
            .map(p -> load + "; " + p)
            .orElse(load);
    return new Feedback(
        ErrorText.kindOfLoading(why),
        Optional.empty(),
        Optional.empty(),
        Optional.of(why),
        Optional.empty());
  }

  private List<Feedback> ofCalls(Shown shown) {
    List<Integer> checks =
        Stream.concat(shown.examples().boxed(), trusted.checks().stream()).toList();
    List<Feedback> found = new ArrayList<>();
    for (int check : checks) {
      if (shown.fails(check) || (shown.isTable() && shown.isWrittenIn(check))) {
        found.add(failed(shown, check));
      }
    }
    shown.observation().inputs().stream()
        .flatMap(input -> stopped(shown, input).stream())
        .filter(stop -> found.stream().noneMatch(known -> known.input().equals(stop.input())))
        .forEach(found::add);
    return found;
  }

  private static Feedback failed(Shown shown, int check) {
    String text = shown.observation().checks().get(check).text();
    if (shown.isWrittenIn(check)) {
      return new Feedback(
          ProblemKind.WRONG_VALUE,
          Optional.of(text),
          Optional.of("a value that is computed"),
          Optional.of(WRITTEN_IN),
          Optional.empty());
    }
    return failure(shown, check)
        .map(failure ->
            new Feedback(
                kind(shown, failure.actual()),
                Optional.of(failure.call()),
                Optional.of(failure.expected()),
                Optional.of(failure.actual()),
                Optional.empty()))
        .orElseGet(() ->
            new Feedback(
                ProblemKind.WRONG_VALUE,
                Optional.of(text),
                Optional.empty(),
                Optional.of("it fails"),
                Optional.empty()));
  }

  /** An entry point that is missing shows as an exception of every call. */
  private static ProblemKind kind(Shown shown, String actual) {
    return Notation.saysNoValue(actual) && CodeEvaluator.lacksEntryPoint(shown.facts())
        ? ProblemKind.NAME
        : ErrorText.kindOfOutcome(actual);
  }

  /** The failures that an observation keeps are those of the first failed checks. */
  static Optional<CheckFailure> failure(Shown shown, int check) {
    String verdicts = shown.facts().verdicts();
    int before =
        (int)
            IntStream.range(0, Math.min(check, verdicts.length()))
                .filter(place -> verdicts.charAt(place) == '-')
                .count();
    List<CheckFailure> failures = shown.facts().failures();
    return check < verdicts.length() && verdicts.charAt(check) == '-' && before < failures.size()
        ? Optional.of(failures.get(before))
        : Optional.empty();
  }

  /**
   * A program whose calls took all the time that it had in all shows the rest of them as without
   * end too. Examples are called first; of a probe nobody knows then.
   */
  private static boolean mayHaveBeenCutShort(Shown shown) {
    return shown.observation().inputs().stream()
            .flatMap(input -> shown.outcome(input).stream())
            .filter(ErrorText::isExhausted)
            .count()
        >= CALLS_WITHOUT_END_MAX;
  }

  private static Optional<Feedback> stopped(Shown shown, InputFacts input) {
    if (input.origin() != Origin.EXAMPLE && input.origin() != Origin.NEAR_PROBE) {
      return Optional.empty();
    }
    if (input.origin() == Origin.NEAR_PROBE && mayHaveBeenCutShort(shown)) {
      return Optional.empty();
    }
    boolean othersReturn =
        shown.outcomesOfOthers(input).anyMatch(outcome -> !Notation.saysNoValue(outcome));
    return shown
        .outcome(input)
        .filter(_ -> othersReturn)
        .filter(ErrorText::stops)
        .map(outcome ->
            new Feedback(
                ErrorText.kindOfOutcome(outcome),
                Optional.of(input.call()),
                Optional.empty(),
                Optional.of(outcome),
                Optional.empty()));
  }
}
