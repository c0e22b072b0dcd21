package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.Feature.Direction;
import dev.weavergen.domain.prediction.GenerationCase.Answer;
import java.util.List;
import java.util.Map;

/**
 * What was learned of chosen programs: being chosen is a fact of its own, which no feature of a
 * candidate knows.
 *
 * @param labels of answers that it learned from
 * @param scorer gives log-odds
 * @param calibration corrects them
 */
public record AnswerModel(int labels, Scorer.Linear scorer, Calibration calibration) {
  static final List<Column> COLUMNS =
      List.of(
          new Column("candidate", Direction.RAISES),
          new Column("score", Direction.RAISES),
          new Column("agreement", Direction.RAISES),
          new Column("entropy", Direction.LOWERS),
          new Column("margin", Direction.RAISES));

  /** The consensus's score is a posterior that can reach its ends. */
  private static final double SCORE_MIN = .001;

  /**
   * @param candidate calibrated log-odds of the chosen candidate, as its tier's model says
   */
  static Map<String, Double> values(Answer answer, double candidate) {
    return Map.of(
        "candidate",
        candidate,
        "score",
        LogOdds.of(Math.clamp(answer.score(), SCORE_MIN, 1 - SCORE_MIN)),
        "agreement",
        answer.agreement(),
        "entropy",
        answer.entropy(),
        "margin",
        answer.margin());
  }

  double logOdds(Answer answer, double candidate) {
    return calibration.logOdds(scorer.score(values(answer, candidate)).total());
  }
}
