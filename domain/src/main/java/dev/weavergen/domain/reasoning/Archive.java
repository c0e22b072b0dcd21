package dev.weavergen.domain.reasoning;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * All programs that were tried, of which the best is the answer, never merely the last. The first
 * one is beaten only by what {@link Acceptance} takes, one step after the other, so that the chain
 * from the first program to the best never loses an example or a trusted test.
 *
 * <p>Of several repairs of a round that would be accepted the best goes by evidence (examples, then
 * trusted tests, then all tests), then by score, then by its author's track record, then by the
 * order they were asked in.
 */
public final class Archive {
  private final Acceptance acceptance;
  private final TrustedChecks trusted;
  private final boolean forCost;
  private final ToDoubleFunction<String> strength;

  /**
   * @param forCost whether nothing but cost is to be mended
   * @param strength how good a member is, by what is known of it
   */
  public Archive(
      Acceptance acceptance,
      TrustedChecks trusted,
      boolean forCost,
      ToDoubleFunction<String> strength) {
    this.acceptance = acceptance;
    this.trusted = trusted;
    this.forCost = forCost;
    this.strength = strength;
  }

  /** A repair with what was found of it. */
  public record Entry(Shown repair, Acceptance.Finding finding) {}

  /**
   * The repair of a round to speak of: the best of those accepted, else the best of the rejected.
   *
   * @param repairs in the order their authors were asked in
   */
  public Optional<Entry> best(Shown before, List<Shown> repairs) {
    return repairs.stream()
        .map(repair ->
            new Entry(
                repair,
                forCost ? acceptance.ofCost(before, repair) : acceptance.of(before, repair)))
        .reduce((one, other) -> bestLast().compare(one, other) >= 0 ? one : other);
  }

  private Comparator<Entry> bestLast() {
    return Comparator.<Entry, Boolean>comparing(entry -> entry.finding().accepted())
        .thenComparingInt(entry -> CodeEvaluator.examplesPassed(entry.repair()))
        .thenComparingDouble(entry -> trusted.share(entry.repair()).orElse(0))
        .thenComparingInt(entry -> CodeEvaluator.testsPassed(entry.repair()))
        .thenComparingDouble(entry -> entry.finding().score())
        .thenComparingDouble(entry -> strength.applyAsDouble(entry.repair().member()));
  }

  /**
   * What would stand had the loop begun from another program and got these repairs one after the
   * other: by checks alone, without predictions, so that it can be asked of stored observations.
   *
   * @param first the program to begin from
   * @param repairs in the order they came
   * @return the last accepted one, or the first program
   */
  public static Shown byChecks(Shown first, List<Shown> repairs) {
    CodeEvaluator evaluator = new CodeEvaluator(TrustedChecks.NONE, false);
    Acceptance acceptance = new Acceptance(TrustedChecks.NONE, evaluator, (_, _) -> true);
    Shown best = first;
    for (Shown repair : repairs) {
      best = acceptance.of(best, repair).accepted() ? repair : best;
    }
    return best;
  }
}
