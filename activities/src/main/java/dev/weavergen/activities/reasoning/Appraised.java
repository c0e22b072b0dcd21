package dev.weavergen.activities.reasoning;

import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.reasoning.Shown;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A panel of programs with what the evidence, the consensus and the predictor make of them.
 *
 * @param panel in the observation's order
 * @param consensus of the evidence alone
 * @param predictions of each program, by member
 */
record Appraised(
    List<Reply.Answered> panel,
    Observation observation,
    Consensus consensus,
    SortedMap<String, Prediction> predictions) {
  Shown shown(String member) {
    Optional<Prediction> prediction = prediction(member);
    return Shown.of(
        observation,
        member,
        consensus,
        prediction.isPresent()
            ? OptionalDouble.of(prediction.get().probability())
            : OptionalDouble.empty());
  }

  Optional<Prediction> prediction(String member) {
    return Optional.ofNullable(predictions.get(member));
  }

  SortedMap<String, Double> probabilities() {
    SortedMap<String, Double> probabilities = new TreeMap<>();
    predictions.forEach(
        (member, prediction) -> probabilities.put(member, prediction.probability()));
    return probabilities;
  }
}
