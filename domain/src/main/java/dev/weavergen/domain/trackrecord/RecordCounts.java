package dev.weavergen.domain.trackrecord;

import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import java.util.Comparator;
import java.util.List;

/**
 * Track records as counts that can be stored: {@link TrackRecords} made of them says the same as
 * those made of the generations themselves. All counts are whole numbers and all lists are sorted,
 * so that the same generations, in whatever order, make the same counts to the last bit.
 *
 * <p>Bounded by {@link #MODELS_MAX} models and as many authors of tests, whose number of pairs
 * grows with the square; the most seen ones are kept.
 *
 * @param generations how many have a label
 * @param strata how often each model was right
 * @param pairs which models err together
 * @param authors how far each model's tests can be trusted
 * @param examples how far examples can be trusted
 */
public record RecordCounts(
    int generations,
    List<Stratum> strata,
    List<Pair> pairs,
    List<Author> authors,
    Passing examples) {
  /** More than a panel of samples has members; who is seen less often has little to tell. */
  public static final int MODELS_MAX = 128;

  /** Of no generation. */
  public static final RecordCounts NONE =
      new RecordCounts(0, List.of(), List.of(), List.of(), Passing.NONE);

  public RecordCounts {
    strata = strata == null ? List.of() : strata.stream().sorted(Stratum.ORDER).toList();
    pairs = pairs == null ? List.of() : pairs.stream().sorted(Pair.ORDER).toList();
    authors = authors == null ? List.of() : authors.stream().sorted(Author.ORDER).toList();
    examples = examples == null ? Passing.NONE : examples;
  }

  /**
   * @param history in any order
   */
  public static RecordCounts of(List<LabelledGeneration> history) {
    Counting counting = new Counting();
    history.forEach(counting::add);
    return counting.counts();
  }

  /**
   * A model's candidates in one class of tasks of which the evidence said the same.
   *
   * @param seen labelled or not
   * @param labelled of those
   * @param right of those with a label
   */
  public record Stratum(
      String model, String taskClass, Showing showing, int seen, int labelled, int right) {
    static final Comparator<Stratum> ORDER =
        Comparator.comparing(Stratum::model)
            .thenComparing(Stratum::taskClass)
            .thenComparing(Stratum::showing);
  }

  /**
   * Two different models, in alphabetical order, in generations where of both it is known whether
   * they erred.
   *
   * @param total pairs of candidates
   * @param firstErred of them
   * @param secondErred of them
   * @param bothErred of them
   */
  public record Pair(
      String first, String second, int total, int firstErred, int secondErred, int bothErred) {
    static final Comparator<Pair> ORDER =
        Comparator.comparing(Pair::first).thenComparing(Pair::second);
  }

  /** How right and wrong programs did on the tests that a model wrote. */
  public record Author(String model, Passing tests) {
    static final Comparator<Author> ORDER = Comparator.comparing(Author::model);
  }

  /**
   * How much of something right and wrong programs passed. Shares are kept in billionths, whose sum
   * does not depend on the order.
   *
   * @param rightBillionths sum of the shares that right programs passed
   * @param right programs
   * @param wrongBillionths sum of the shares that wrong programs passed
   * @param wrong programs
   */
  public record Passing(long rightBillionths, int right, long wrongBillionths, int wrong) {
    static final Passing NONE = new Passing(0, 0, 0, 0);

    private static final double ONE = 1e9;

    /**
     * One more program.
     *
     * @param share of what it passed, in [0, 1]
     */
    Passing plus(boolean isRight, double share) {
      long billionths = Math.round(share * ONE);
      return isRight
          ? new Passing(rightBillionths + billionths, right + 1, wrongBillionths, wrong)
          : new Passing(rightBillionths, right, wrongBillionths + billionths, wrong + 1);
    }

    Share ofRight() {
      return new Share(rightBillionths / ONE, right);
    }

    Share ofWrong() {
      return new Share(wrongBillionths / ONE, wrong);
    }
  }
}
