package dev.weavergen.workflows.learning;

import dev.weavergen.domain.learning.Knowledge;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The steps of learning. Each may be run again, by the same worker or another one, and leaves
 * behind what one undisturbed run would have left.
 */
@ActivityInterface
public interface LearningActivity {
  /** Says from where to where there is something to learn. */
  @ActivityMethod(name = "planLearning")
  Plan plan(String scope);

  /** Makes a case of every generation whose labels lie between the plan's two revisions. */
  @ActivityMethod(name = "digest")
  Digest digest(Plan plan);

  /** Learns from all cases, and keeps the draft of the next version. */
  @ActivityMethod(name = "fit")
  Draft fit(Plan plan);

  /** Publishes the draft unless the scope's knowledge has changed since the plan was made. */
  @ActivityMethod(name = "publishKnowledge")
  Publication publish(Draft draft);

  /**
   * @param version the current one, out of which the next grows; empty before the first
   * @param next the version that would be published
   * @param watermark the last revision that any version knows, also one that was rolled back; 0
   *     before the first
   * @param revision the last one that there is
   */
  record Plan(String scope, OptionalLong version, long next, long watermark, long revision) {
    boolean hasNews() {
      return revision > watermark;
    }
  }

  /**
   * @param generations that were digested
   * @param withoutCase of them those that nothing can be learned from: nothing was observed
   * @param spans that were read
   */
  record Digest(int generations, int withoutCase, long spans) {
    public static final Digest NONE = new Digest(0, 0, 0);

    public Digest with(boolean learned, long spansRead) {
      return new Digest(generations + 1, withoutCase + (learned ? 0 : 1), spans + spansRead);
    }
  }

  /**
   * @param sha256 of the document, which lies in the store under it
   * @param knowledge what a reader of the run wants to know of it
   */
  record Draft(String scope, String sha256, Outline knowledge) {}

  /**
   * A version of knowledge without the weights.
   *
   * @param predictor the name of the champion; empty while nothing beats the seed formula
   */
  record Outline(
      long version,
      OptionalLong parent,
      long watermark,
      int generations,
      int labels,
      Optional<String> predictor,
      Knowledge.Trial trial,
      Knowledge.Drift drift) {}

  /**
   * @param published false when another run, or a rollback, came first
   * @param current the version that new generations use now
   */
  record Publication(boolean published, OptionalLong current) {}
}
