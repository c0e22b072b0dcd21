package dev.weavergen.domain.trackrecord;

import java.util.List;

/**
 * What labelled generations teach of models: how often each is right in a class of tasks, which err
 * together, and how far the tests that each writes can be trusted. Models go by the name that
 * records are kept under, not by their alias in a panel.
 */
public final class TrackRecords {
  /** Nothing is labelled: every model is as good as any other. */
  public static final TrackRecords NONE = TrackRecords.of(List.of());

  private final int labels;
  private final ModelRates rates;
  private final JointErrors jointErrors;
  private final Witnesses witnesses;

  private TrackRecords(RecordCounts counts) {
    this.labels = counts.generations();
    this.rates = new ModelRates(counts.strata());
    this.jointErrors = new JointErrors(counts.pairs());
    this.witnesses = new Witnesses(counts.authors(), counts.examples());
  }

  /**
   * @param history in any order; a generation that is being judged is never among it
   */
  public static TrackRecords of(List<LabelledGeneration> history) {
    return of(RecordCounts.of(history));
  }

  public static TrackRecords of(RecordCounts counts) {
    return new TrackRecords(counts);
  }

  /** How many generations have a label. */
  public int labels() {
    return labels;
  }

  /** The probability in (0, 1) that a program of the model is right, before it is seen. */
  public double rate(String model, String taskClass) {
    return rates.rate(model, taskClass);
  }

  /** How far two models err together, in [0, 1]. */
  public double jointErrors(String one, String other) {
    return jointErrors.correlation(one, other);
  }

  /** How far a model's tests can be trusted. */
  public Reliability tests(String author) {
    return witnesses.tests(author);
  }

  /** How far an intent's examples can be trusted. */
  public Reliability examples() {
    return witnesses.examples();
  }
}
