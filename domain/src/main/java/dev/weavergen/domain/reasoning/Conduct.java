package dev.weavergen.domain.reasoning;

import dev.weavergen.domain.evidence.Observation.InputFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a program does wherever it was run, to tell a new behaviour from one that was seen before.
 * Two programs conduct themselves alike when they end every call that both were given alike, and
 * have the same verdicts; those that were never called, when the same keeps both from it. Outcomes
 * are excerpts, so two that differ only far into a long value pass for one: that at worst ends a
 * loop early and never accepts anything.
 *
 * @param load what became of it before the first call
 * @param verdicts of all checks
 * @param outcomes by call
 */
public record Conduct(String load, String verdicts, Map<String, String> outcomes) {
  private static final int DIFFERENCES_MAX = 3;

  public Conduct {
    outcomes = Map.copyOf(outcomes);
  }

  static Conduct of(Shown shown) {
    return new Conduct(
        shown.facts().load().orElse(""),
        shown.facts().verdicts(),
        shown.observation().inputs().stream()
            .filter(input -> shown.outcome(input).isPresent())
            .collect(
                Collectors.toMap(
                    InputFacts::call,
                    input -> shown.outcome(input).orElseThrow(),
                    (one, _) -> one)));
  }

  boolean isLike(Conduct other) {
    return load.equals(other.load)
        && verdicts.equals(other.verdicts)
        && outcomes.entrySet().stream()
            .allMatch(entry ->
                entry
                    .getValue()
                    .equals(other.outcomes.getOrDefault(entry.getKey(), entry.getValue())));
  }

  /**
   * The first inputs on which two programs part, in the order of the observation, for people: for
   * example {@code f(0): 1 before, raises ValueError after}.
   */
  public static List<String> difference(Shown before, Shown after) {
    Map<String, String> afterwards = new LinkedHashMap<>();
    for (InputFacts input : after.observation().inputs()) {
      after.outcome(input).ifPresent(outcome -> afterwards.putIfAbsent(input.call(), outcome));
    }
    List<String> words = new ArrayList<>();
    for (InputFacts input : before.observation().inputs()) {
      Optional<String> was = before.outcome(input);
      Optional<String> is = Optional.ofNullable(afterwards.get(input.call()));
      if (words.size() < DIFFERENCES_MAX && !was.equals(is)) {
        words.add(
            input.call()
                + ": "
                + was.orElse("not run")
                + " before, "
                + is.orElse("not run")
                + " after");
      }
    }
    return words;
  }
}
