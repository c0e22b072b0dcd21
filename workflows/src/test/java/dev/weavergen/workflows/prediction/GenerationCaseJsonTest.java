package dev.weavergen.workflows.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.FeatureVector;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.SeedScores;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Candidate;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import dev.weavergen.domain.trackrecord.LabelledGeneration.TestTally;
import dev.weavergen.workflows.payload.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A case as it is stored. */
class GenerationCaseJsonTest {
  private static final GenerationCase CASE =
      new GenerationCase(
          "abcd",
          new LabelledGeneration(
              "python/examples/short",
              List.of(
                  new Candidate(
                      "model",
                      Showing.EXAMPLES_PASSED,
                      List.of(new TestTally("author", 1, 2)),
                      Optional.of(true)))),
          List.of(FeatureVector.of(Map.of(Feature.COMPILES, 1.0, Feature.NAME_OVERLAP, .25))),
          List.of(new SeedScores(1, .75, 1)),
          List.of(0),
          Tier.EVIDENCE,
          Optional.of(new GenerationCase.Answer(0, .9, .5, 1, .8)),
          List.of(new GenerationCase.Neighbour("ef", .5, .75)));

  @Test
  void case_writtenAndRead_isTheSame() {
    String json = Json.mapper().writeValueAsString(CASE);

    assertThat(json).contains("\"compiles\":1.0", "\"name-overlap\":0.25");
    assertThat(Json.mapper().readValue(json, GenerationCase.class)).isEqualTo(CASE);
  }
}
