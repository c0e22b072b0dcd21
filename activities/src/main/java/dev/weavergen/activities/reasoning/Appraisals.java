package dev.weavergen.activities.reasoning;

import dev.weavergen.activities.prediction.Forecast;
import dev.weavergen.activities.prediction.Forecasts;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.Electorate;
import dev.weavergen.domain.consensus.EvidenceConsensus;
import dev.weavergen.domain.consensus.Voter;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.prediction.PredictActivity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Appraises a panel in which repairs stand by the very rules that judged the first programs, so
 * that figures before and after can be compared. The program that the consensus chooses is
 * predicted as an answer is, the others as candidates are.
 */
final class Appraisals {
  private final String generationId;
  private final OptionalLong knowledge;
  private final Electorate electorate;
  private final Sources sources;
  private final Forecasts forecasts;
  private final EvidenceConsensus rule = new EvidenceConsensus();

  Appraisals(
      String generationId,
      OptionalLong knowledge,
      Electorate electorate,
      Sources sources,
      Forecasts forecasts) {
    this.generationId = generationId;
    this.knowledge = knowledge;
    this.electorate = electorate;
    this.sources = sources;
    this.forecasts = forecasts;
  }

  /**
   * @param panel the programs that were observed, one a member, in the observation's order
   */
  Appraised of(List<Reply.Answered> panel, Observation observation) {
    Consensus consensus =
        rule.agree(panel.stream().map(this::voter).toList(), observation, electorate);
    return new Appraised(panel, observation, consensus, predictions(panel, observation, consensus));
  }

  private SortedMap<String, Prediction> predictions(
      List<Reply.Answered> panel, Observation observation, Consensus consensus) {
    SortedMap<String, Prediction> predictions = new TreeMap<>();
    for (int place = 0; place < panel.size(); place++) {
      String member = panel.get(place).member();
      Optional<Consensus> choosing =
          consensus.chosenCluster().models().contains(member)
              ? consensus.choosing(member)
              : Optional.empty();
      Forecast forecast = forecast(panel, observation, choosing.orElse(consensus));
      predictions.put(
          member, choosing.flatMap(_ -> forecast.answer()).orElse(forecast.candidate(place)));
    }
    return predictions;
  }

  private Forecast forecast(
      List<Reply.Answered> panel, Observation observation, Consensus consensus) {
    return forecasts.of(
        generationId,
        new PredictActivity.Order(
            panel, observation, consensus, knowledge, OptionalDouble.empty()));
  }

  private Voter voter(Reply.Answered reply) {
    return new Voter(
        reply.member(), source(reply.programSha256()), reply.confidence(), reply.reasoning());
  }

  String source(String sha256) {
    return sources
        .get(sha256)
        .orElseThrow(
            () -> new IllegalStateException("the program " + sha256 + " is not in the store"));
  }
}
