package dev.weavergen.activities.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.FeatureVector;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.SeedScores;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.training.TrainedPredictor;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Candidate;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import dev.weavergen.domain.trackrecord.RecordCounts;
import dev.weavergen.workflows.learning.LearnedCases.LearnedCase;
import dev.weavergen.workflows.learning.LearningActivity.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class NextKnowledgeTest {
  private static final long TRAINED = 10;

  /** The champion knows its program and its intent, whatever was said of it later. */
  @Test
  void learned_caseThatWasRelabelledAfterTheTraining_isNotTried() {
    Knowledge next =
        next(List.of(known("corrected", 20, TRAINED), known("new", 21, 21), known("old", 4, 4)));

    assertThat(next.trial().generations()).isEqualTo(1);
    assertThat(next.generations()).isEqualTo(3);
    assertThat(next.trained()).isEqualTo(TRAINED);
  }

  private static Knowledge next(List<LearnedCase> cases) {
    return new NextKnowledge(
            new Plan("scope", OptionalLong.of(1), 2, TRAINED, 21), Optional.of(champion()), cases)
        .learned(List.of());
  }

  private static Knowledge champion() {
    return new Knowledge(
        Knowledge.FORMAT,
        1,
        OptionalLong.empty(),
        TRAINED,
        2,
        2,
        RecordCounts.NONE,
        Optional.of(new TrainedPredictor("v1", 2, List.of(), Optional.empty(), List.of())),
        TRAINED,
        new Knowledge.Trial(2, 0, 0, 0, true, "promoted"),
        new Knowledge.Drift(0, 0, false));
  }

  private static LearnedCase known(String group, long revision, long firstRevision) {
    return new LearnedCase(
        "generation of " + group,
        revision,
        firstRevision,
        Instant.EPOCH,
        new GenerationCase(
            group,
            new LabelledGeneration(
                "python/examples/short",
                List.of(
                    new Candidate("model", Showing.EXAMPLES_PASSED, List.of(), Optional.of(true)))),
            List.of(FeatureVector.of(Map.of(Feature.COMPILES, 1.0))),
            List.of(new SeedScores(1, .75, 1)),
            List.of(0),
            Tier.EVIDENCE,
            Optional.empty(),
            List.of()));
  }
}
