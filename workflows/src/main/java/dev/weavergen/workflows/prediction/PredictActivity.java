package dev.weavergen.workflows.prediction;

import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.prediction.Prediction;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Predicts, by the knowledge that the generation recalled, whether its programs are right. */
@ActivityInterface
public interface PredictActivity {
  @ActivityMethod(name = "predict")
  Predicted predict(Order order);

  /**
   * @param answered at least one, in the panel's order
   * @param observation of their programs
   * @param consensus what was chosen
   * @param knowledge the version that the generation recalled; empty where none was published
   * @param targetRisk which share of wrong answers its user accepts, in (0, 1)
   */
  record Order(
      List<Reply.Answered> answered,
      Observation observation,
      Consensus consensus,
      OptionalLong knowledge,
      OptionalDouble targetRisk) {
    public Order {
      answered = List.copyOf(answered);
    }
  }

  /**
   * @param answer of the chosen program
   * @param candidates the probability of each member's program
   * @param threshold from which probability on answers keep the target risk; empty without one, or
   *     when no threshold is known to keep it
   */
  record Predicted(
      Prediction answer, SortedMap<String, Double> candidates, OptionalDouble threshold) {
    public Predicted {
      candidates =
          Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Double>) candidates));
    }
  }
}
