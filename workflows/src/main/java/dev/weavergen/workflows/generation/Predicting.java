package dev.weavergen.workflows.generation;

import dev.weavergen.domain.generation.Demand;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.PredictionWords;
import dev.weavergen.workflows.prediction.PredictActivity;
import dev.weavergen.workflows.prediction.PredictActivity.Order;
import dev.weavergen.workflows.prediction.PredictActivity.Predicted;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The step that predicts whether the chosen program is right. A program has been chosen and paid
 * for: when nothing can be predicted the run goes on without, and says so.
 */
final class Predicting {
  /** All attempts with their waits, with a usual deadline. */
  private static final Duration PREDICTING_MAX = Duration.ofMinutes(2);

  private Predicting() {}

  /**
   * What came of it: one of the two.
   *
   * @param problem why nothing was predicted
   */
  record Outlook(Optional<Predicted> predicted, Optional<String> problem) {
    /** Of a run that is older than this step. */
    static final Outlook NONE = new Outlook(Optional.empty(), Optional.empty());

    /** The same for another answer, with what is predicted of that; empty where nothing was. */
    Outlook answering(Optional<Prediction> answer) {
      if (answer.isEmpty()) {
        return new Outlook(Optional.empty(), Optional.of("nothing was predicted of the repair"));
      }
      return new Outlook(
          Optional.of(
              predicted
                  .map(all -> new Predicted(answer.get(), all.candidates(), all.threshold()))
                  .orElse(new Predicted(answer.get(), new TreeMap<>(), OptionalDouble.empty()))),
          problem);
    }

    /** Why the program is no answer to whoever demands that; empty when it is one. */
    Optional<String> unmet(Demand demand) {
      return switch (demand) {
        case Demand.MinProbability(double least) -> below(least, "that was asked for");
        case Demand.TargetRisk(double risk) -> risky(risk);
      };
    }

    private Optional<String> risky(double risk) {
      String kept = "a share of wrong answers of at most " + PredictionWords.probability(risk);
      if (predicted.isPresent() && predicted.get().threshold().isPresent()) {
        return below(predicted.get().threshold().getAsDouble(), "that keeps " + kept);
      }
      return Optional.of(
          kept
              + " cannot be promised: "
              + predicted.map(Outlook::withoutThreshold).orElse("nothing was predicted"));
    }

    private static String withoutThreshold(Predicted predicted) {
      String predictor = predicted.answer().predictor();
      return predictor.equals(PredictionWords.SEED)
          ? "no learned predictor is in use yet, so nobody knows what its answers are worth"
          : "predictor " + predictor + " has seen too few labels, or is not that good";
    }

    private Optional<String> below(double least, String which) {
      if (predicted.isEmpty()) {
        return Optional.of(
            "nothing was predicted, and a probability of "
                + PredictionWords.probability(least)
                + " was asked for");
      }
      double probability = predicted.get().answer().probability();
      return probability >= least
          ? Optional.empty()
          : Optional.of(
              "the best guess is right with probability "
                  + PredictionWords.exact(probability, least)
                  + ", below the "
                  + PredictionWords.exact(least, probability)
                  + " "
                  + which);
    }
  }

  /**
   * Predicts.
   *
   * @param remaining until the generation's deadline
   * @throws ActivityFailure when the surrounding scope is cancelled, and only then
   */
  static Outlook of(Order order, Duration remaining) {
    try {
      return new Outlook(
          Optional.of(
              Workflow.newActivityStub(PredictActivity.class, options(remaining)).predict(order)),
          Optional.empty());
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        throw failure;
      }
      return new Outlook(
          Optional.empty(), Optional.of("nothing could be predicted: " + FailedStep.why(failure)));
    }
  }

  private static ActivityOptions options(Duration remaining) {
    ActivityOptions usual =
        MemorySteps.options(
            "predict whether the program is right",
            Optional.of(Downtime.total(PREDICTING_MAX, remaining)));
    return ActivityOptions.newBuilder(usual)
        .setRetryOptions(ProgrammingErrors.notRetried(usual.getRetryOptions()))
        .build();
  }
}
