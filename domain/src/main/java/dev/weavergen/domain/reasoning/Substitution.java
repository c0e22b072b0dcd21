package dev.weavergen.domain.reasoning;

import dev.weavergen.domain.evidence.Notation;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.Origin;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether one program may stand in for another that costs more: it does the same on every input.
 * Calls that the dearer one does not end, in time, memory or stack, say nothing.
 *
 * <p>One difference is not held against it: a negative number where every example has none and the
 * input is like no example. A recursion and a loop for the n-th Fibonacci number part there, and
 * the intent does not speak of it. There too the cheaper one returns something, or says that the
 * value is wrong.
 *
 * <p>Outcomes are excerpts ({@link Notation#CHARS_MAX}): values that differ only behind that pass
 * for the same.
 */
final class Substitution {
  private static final Pattern NEGATIVE = Pattern.compile("(?<![\\w)\\]'\"])-\\s?[0-9.]");

  private static final Pattern REFUSES =
      Pattern.compile("raises (ValueError|IllegalArgumentException)\\b.*");

  private final Shown dear;
  private final Shown cheap;

  Substitution(Shown dear, Shown cheap) {
    this.dear = dear;
    this.cheap = cheap;
  }

  boolean isFair() {
    return cheap.loaded()
        && dear.observation().inputs().stream()
            .filter(this::isParting)
            .allMatch(input -> isOutsideTheIntent(input) && isTolerable(input));
  }

  /**
   * Whether it returns where the other runs out of time, memory or stack. That is less cost too,
   * also where the time of its calls is too short to fit an order to.
   */
  boolean endsMore() {
    return dear.observation().inputs().stream()
        .filter(input -> dear.outcome(input).filter(ErrorText::isExhausted).isPresent())
        .anyMatch(input ->
            cheap
                .outcome(input.call())
                .filter(outcome -> !Notation.saysNoValue(outcome))
                .isPresent());
  }

  private boolean isParting(InputFacts input) {
    Optional<String> outcome = dear.outcome(input);
    return outcome.isPresent()
        && !ErrorText.isExhausted(outcome.get())
        && !outcome.equals(cheap.outcome(input.call()));
  }

  private boolean isOutsideTheIntent(InputFacts input) {
    return input.origin() == Origin.FAR_PROBE
        && isNegative(input)
        && dear.observation().inputs().stream()
            .filter(other -> other.origin() == Origin.EXAMPLE)
            .noneMatch(Substitution::isNegative);
  }

  private static boolean isNegative(InputFacts input) {
    return NEGATIVE.matcher(input.call()).find();
  }

  private boolean isTolerable(InputFacts input) {
    return cheap
        .outcome(input.call())
        .filter(outcome -> !Shown.NOTHING.contains(outcome))
        .filter(outcome -> !Notation.saysNoValue(outcome) || REFUSES.matcher(outcome).matches())
        .isPresent();
  }
}
