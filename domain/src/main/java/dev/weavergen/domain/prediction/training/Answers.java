package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.GenerationCase.Answer;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.metrics.Judged;
import dev.weavergen.domain.prediction.seed.ColdStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What labelled answers teach beyond their candidates' labels, and how good predictions of them
 * are: everything that a prediction here looks at was learned from other folds.
 */
final class Answers {
  private static final ColdStart PRIOR = new ColdStart();

  private final List<Chosen> chosen;
  private final Optional<Fitted<Scorer.Linear>> fitted;

  private Answers(List<Chosen> chosen) {
    this.chosen = chosen;
    this.fitted =
        Fitted.of(
            LogisticRegression::fit,
            Table.of(AnswerModel.COLUMNS, chosen.stream().map(Chosen::row).toList()));
  }

  /**
   * @param candidate log-odds of the chosen candidate, the prior and the consensus included
   * @param row to learn from
   */
  private record Chosen(double candidate, Row row) {}

  static Answers of(List<Lesson> lessons, SortedMap<Tier, TierFit> tiers) {
    List<Chosen> chosen = new ArrayList<>();
    for (Lesson lesson : lessons) {
      Optional<Fitted<?>> model =
          Optional.ofNullable(tiers.get(lesson.generation().answerTier())).map(TierFit::fitted);
      Optional<Answer> answer = lesson.generation().answer();
      if (model.isPresent() && answer.isPresent()) {
        lesson
            .rows()
            .get(answer.get().candidate())
            .ifPresent(row -> chosen.add(chosen(lesson, row, answer.get(), model.get())));
      }
    }
    return new Answers(chosen);
  }

  private static Chosen chosen(Lesson lesson, Row row, Answer answer, Fitted<?> model) {
    double learned = model.crossFitted(row);
    Prediction prior =
        PRIOR.candidate(
            lesson.generation(),
            answer.candidate(),
            lesson.generation().answerTier(),
            lesson.records());
    double candidate =
        Blend.of(learned, LogOdds.of(prior.probability()), model.crossFitted().size());
    return new Chosen(
        candidate + ColdStart.consensus(answer, candidate),
        new Row(row.group(), row.fold(), AnswerModel.values(answer, learned), row.right()));
  }

  Optional<AnswerModel> model() {
    return fitted.map(
        model -> new AnswerModel(model.crossFitted().size(), model.scorer(), model.calibration()));
  }

  /** Cross-fitted predictions of the answers, as they are made in use. */
  List<Judged> judged() {
    return chosen.stream()
        .map(one ->
            new Judged(one.row().group(), LogOdds.probability(logOdds(one)), one.row().right()))
        .toList();
  }

  private double logOdds(Chosen one) {
    return fitted
        .map(model ->
            Blend.of(model.crossFitted(one.row()), one.candidate(), model.crossFitted().size()))
        .orElse(one.candidate());
  }
}
