package dev.weavergen.domain.learning;

import dev.weavergen.domain.prediction.training.TrainedPredictor;
import dev.weavergen.domain.trackrecord.RecordCounts;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One immutable version of what was learned. It holds no time and no name of a run, so that the
 * same labels always make the same bytes.
 *
 * @param format of this document; a reader refuses one that is newer than {@link #FORMAT}
 * @param version from 1, counted within its scope
 * @param parent the version that it grew out of
 * @param watermark the revision of the last label that it knows
 * @param generations labelled ones that it learned from
 * @param labels of their candidates
 * @param records how often each model was right
 * @param predictor the champion; empty while nothing has beaten the seed formula
 * @param trained the watermark that the champion was trained up to; 0 without one
 * @param trial how the champion came to be, or why the challenger was refused
 * @param drift whether predictions still fit what became of them
 */
public record Knowledge(
    int format,
    long version,
    OptionalLong parent,
    long watermark,
    int generations,
    int labels,
    RecordCounts records,
    Optional<TrainedPredictor> predictor,
    long trained,
    Trial trial,
    Drift drift) {
  /** What this version of the system writes and reads. */
  public static final int FORMAT = 1;

  public Knowledge {
    requireAtLeast("format", format, 1);
    requireAtLeast("version", version, 1);
    requireAtLeast("generations", generations, 0);
    requireAtLeast("labels", labels, 0);
    requirePresent("records", records);
    requirePresent("trial", trial);
    requirePresent("drift", drift);
    parent = parent == null ? OptionalLong.empty() : parent;
    predictor = predictor == null ? Optional.empty() : predictor;
  }

  private static void requireAtLeast(String field, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "knowledge has " + field + " " + value + ", expected at least " + least);
    }
  }

  private static void requirePresent(String field, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("knowledge has no " + field);
    }
  }

  /**
   * The challenger against the champion on generations that neither had seen.
   *
   * @param generations that both were judged on
   * @param brierDifference mean Brier score of the challenger minus the champion's
   * @param low of the 95 % interval of the difference
   * @param high of the same
   * @param promoted whether the interval lay below 0
   */
  public record Trial(
      int generations,
      double brierDifference,
      double low,
      double high,
      boolean promoted,
      String words) {}

  /**
   * How far predictions and labels of the last week are apart.
   *
   * @param predictions that have a label
   * @param calibrationError expected calibration error, equal-mass bins
   * @param alarm whether it exceeds .1 by more than chance would
   */
  public record Drift(int predictions, double calibrationError, boolean alarm) {}
}
