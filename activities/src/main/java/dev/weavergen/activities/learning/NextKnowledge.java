package dev.weavergen.activities.learning;

import dev.weavergen.domain.learning.DriftCheck;
import dev.weavergen.domain.learning.Gate;
import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.metrics.Judged;
import dev.weavergen.domain.prediction.training.TrainedPredictor;
import dev.weavergen.domain.prediction.training.Training;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.trackrecord.RecordCounts;
import dev.weavergen.workflows.learning.LearnedCases.Foretold;
import dev.weavergen.workflows.learning.LearnedCases.LearnedCase;
import dev.weavergen.workflows.learning.LearningActivity.Plan;
import java.util.List;
import java.util.Optional;

/**
 * Learns the next version from all cases: each learner by itself, the track records from every
 * case, the predictor only where the gate lets it pass. Nothing here knows the time or the run, so
 * the same cases make the same version.
 */
final class NextKnowledge {
  private final Plan plan;
  private final Optional<Knowledge> current;
  private final List<LearnedCase> cases;

  /**
   * @param current out of which the next version grows
   * @param cases in the order in which their generations were last labelled
   */
  NextKnowledge(Plan plan, Optional<Knowledge> current, List<LearnedCase> cases) {
    this.plan = plan;
    this.current = current;
    this.cases = cases;
  }

  /**
   * @param foretold what was predicted lately and has been labelled since
   */
  Knowledge learned(List<Foretold> foretold) {
    long trained = current.map(Knowledge::trained).orElse(0L);
    Optional<TrainedPredictor> champion = current.flatMap(Knowledge::predictor);
    Knowledge.Trial trial =
        Gate.judge(
            champion,
            champion.isPresent() ? before(trained) : List.of(),
            champion.isPresent() ? after(trained) : all());
    Optional<TrainedPredictor> promoted =
        trial.promoted() ? Training.of("v" + plan.next(), all()) : Optional.empty();
    return new Knowledge(
        Knowledge.FORMAT,
        plan.next(),
        plan.version(),
        plan.revision(),
        cases.size(),
        labels(),
        RecordCounts.of(all().stream().map(GenerationCase::generation).toList()),
        promoted.or(() -> champion),
        promoted.isPresent() ? plan.revision() : trained,
        trial,
        DriftCheck.of(foretold.stream().map(NextKnowledge::judged).toList()));
  }

  private List<GenerationCase> all() {
    return cases.stream().map(LearnedCase::learned).toList();
  }

  /** What the champion learned from, whatever has become of its labels since. */
  private List<GenerationCase> before(long trained) {
    return cases.stream()
        .filter(known -> known.firstRevision() <= trained)
        .map(LearnedCase::learned)
        .toList();
  }

  private List<GenerationCase> after(long trained) {
    return cases.stream()
        .filter(known -> known.firstRevision() > trained)
        .map(LearnedCase::learned)
        .toList();
  }

  private int labels() {
    return (int)
        cases.stream()
            .flatMap(known -> known.learned().generation().candidates().stream())
            .map(LabelledGeneration.Candidate::passed)
            .filter(Optional::isPresent)
            .count();
  }

  private static Judged judged(Foretold foretold) {
    return new Judged(foretold.group(), foretold.probability(), foretold.passed());
  }
}
