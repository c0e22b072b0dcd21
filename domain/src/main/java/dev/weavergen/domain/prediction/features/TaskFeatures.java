package dev.weavergen.domain.prediction.features;

import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.features.CaseReader.Contender;

/**
 * What is known of the task and the reply before the program is looked at (T1). How past intents
 * ended (T5) is left to whoever predicts, who must not know of some of them.
 */
final class TaskFeatures {
  private TaskFeatures() {}

  static void read(ParsedIntent intent, Contender contender, Values values) {
    values.put(Feature.PROMPT_LENGTH, StrictMath.log(Math.max(1, intent.text().length())));
    values.putCount(Feature.EXAMPLES_GIVEN, intent.examples());
    values.putCount(Feature.CONSTRAINTS, intent.constraints());
    values.put(Feature.DOUBT, doubt(contender));
    values.put(Feature.LOG_PROBABILITY, contender.meanLogProbability());
  }

  /**
   * A model that says nothing of its confidence is treated as one that is sure, so that nothing it
   * says can be worth more than saying nothing.
   */
  private static double doubt(Contender contender) {
    return contender
        .confidence()
        .filter(Double::isFinite)
        .map(confidence -> 1 - Math.clamp(confidence, 0, 1))
        .orElse(0.0);
  }
}
