package dev.weavergen.domain.reasoning;

import dev.weavergen.domain.code.CodeReading;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.ReadingFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One number for how good a program is, so that a repair can be compared with what it replaces.
 *
 * <p>It is a weighted mean of what is known, each part in [0, 1]; what is not known is left out and
 * does not count against a program. Examples weigh as much as everything that can be mistaken
 * together, since few of them are wrong (of right programs on HumanEval and MBPP .98 pass all).
 * Then comes the prediction, which has weighed all the evidence itself and would decide alone if it
 * were certain; then tests, of which those trusted count fully and the others a fourth, as one of
 * them alone decides nothing; then how much of the panel's weight behaves alike. What reading shows
 * weighs least: of two programs that do the same it prefers the tidy one. That a program loads at
 * all is a part of its own, so that a repair of what does not compile shows as progress even while
 * it still fails. A mean is preferred to the posterior alone because a posterior near 0 moves
 * little when a program gets better and is still wrong, which is just where a loop has to see
 * progress.
 *
 * <p>Cost counts only where the user asks for performance: a right and slow program is right.
 */
public final class CodeEvaluator {
  private static final double LOADS = .10;
  private static final double EXAMPLES = .40;
  private static final double TESTS = .15;
  private static final double BEHAVIOUR = .10;
  private static final double READING = .05;
  private static final double PROBABILITY = .20;
  private static final double COST = .25;

  /** What a test that is not trusted counts beside one that is. */
  private static final double DOUBTFUL = .25;

  private static final int FINDINGS = 4;

  private final TrustedChecks trusted;
  private final boolean performance;

  /**
   * @param performance whether measured cost counts
   */
  public CodeEvaluator(TrustedChecks trusted, boolean performance) {
    this.trusted = trusted;
    this.performance = performance;
  }

  /** The same, for what is not asked to be fast. */
  CodeEvaluator withoutCost() {
    return new CodeEvaluator(trusted, false);
  }

  /** In [0, 1]. */
  public double score(Shown shown) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(LOADS, shown.loaded() ? 1 : 0));
    examples(shown).ifPresent(share -> parts.add(new Part(EXAMPLES, share)));
    tests(shown).ifPresent(share -> parts.add(new Part(TESTS, share)));
    if (!shown.observation().clusters().isEmpty()) {
      parts.add(new Part(BEHAVIOUR, shown.mass()));
    }
    shown.facts().reading().ifPresent(read -> parts.add(new Part(READING, tidiness(read))));
    shown.probability().ifPresent(known -> parts.add(new Part(PROBABILITY, known)));
    if (performance) {
      parts.add(new Part(COST, MeasuredCost.of(shown.facts()).goodness()));
    }
    double weights = parts.stream().mapToDouble(Part::weight).sum();
    return parts.stream().mapToDouble(part -> part.weight() * part.value()).sum() / weights;
  }

  private record Part(double weight, double value) {}

  private static OptionalDouble examples(Shown shown) {
    return shown.examples().mapToDouble(check -> shown.passes(check) ? 1 : 0).average();
  }

  private OptionalDouble tests(Shown shown) {
    double passed = 0;
    double all = 0;
    for (int check = 0; check < shown.observation().checks().size(); check++) {
      if (shown.observation().checks().get(check).author().isPresent()) {
        double weight = trusted.checks().contains(check) ? 1 : DOUBTFUL;
        all += weight;
        passed += shown.passes(check) ? weight : 0;
      }
    }
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(passed / all);
  }

  /** One less a fourth for each thing that a reader would object to. */
  private static double tidiness(ReadingFacts reading) {
    if (reading.problem().isPresent()) {
      return 0;
    }
    Stream<Boolean> findings =
        Stream.of(
            reading.names().filter(names -> !names.undefined().isEmpty()).isPresent(),
            reading.entry().filter(entry -> !entry.defined()).isPresent(),
            reading.habits().filter(habits -> habits.emptyBody() || habits.todo()).isPresent(),
            reading.habits().filter(CodeEvaluator::isCareless).isPresent());
    return 1 - (double) findings.filter(found -> found).count() / FINDINGS;
  }

  private static boolean isCareless(CodeReading.Habits habits) {
    return habits.bareExcept() || habits.unreachable();
  }

  /** How many examples a program passes that are not written into it. */
  static int examplesPassed(Shown shown) {
    return (int) shown.examples().filter(shown::passes).count();
  }

  /** How many tests it passes, trusted or not. */
  static int testsPassed(Shown shown) {
    return (int)
        IntStream.range(0, shown.observation().checks().size())
            .filter(check -> shown.observation().checks().get(check).author().isPresent())
            .filter(shown::passes)
            .count();
  }

  /** Whether an entry point was asked for and is missing. */
  static boolean lacksEntryPoint(CandidateFacts facts) {
    Optional<CodeReading.Entry> entry = facts.reading().flatMap(ReadingFacts::entry);
    return entry.isPresent() && !entry.get().defined();
  }
}
