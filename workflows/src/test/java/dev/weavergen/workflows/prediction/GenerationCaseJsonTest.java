package dev.weavergen.workflows.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.FeatureVector;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.SeedScores;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Candidate;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import dev.weavergen.domain.trackrecord.LabelledGeneration.TestTally;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
          List.of(FeatureVector.of(Map.of(Feature.COMPILES, 1.0, Feature.RETURNS, .25))),
          List.of(new SeedScores(1, .75, 1)),
          List.of(0),
          Tier.EVIDENCE,
          Optional.of(new GenerationCase.Answer(0, .9, .5, 1, .8)),
          List.of(new GenerationCase.Neighbour("ef", .5, .75)));

  @Test
  void case_writtenAndRead_isTheSame() {
    String json = GenerationCaseJson.write(CASE);

    assertThat(json).contains("\"compiles\":1.0", "\"returns\":0.25");
    assertThat(GenerationCaseJson.read(json)).isEqualTo(CASE);
  }

  /** A newer version may measure what this one does not. */
  @Test
  void read_featuresAndFieldsOfANewerVersion_areLeftOut() {
    String newer =
        GenerationCaseJson.write(CASE)
            .replaceFirst(
                "\"compiles\":1.0", "\"compiles\":1.0,\"feature-of-the-future\":{\"a\":[1]}")
            .replaceFirst("\\{", "{\"fieldOfTheFuture\":[1],");

    assertThat(GenerationCaseJson.read(newer)).isEqualTo(CASE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"tier\":\"evidence\" | \"tier\":\"oracle\"",
        "\"compiles\":1.0 | \"compiles\":\"yes\"",
        "\"clusters\":[0] | \"clusters\":[]",
        "\"generation\": | \"generationOfTheFuture\":",
        "\"features\": | \"vectors\":"
      })
  void read_whatCannotBeUnderstood_isRefused(String written, String instead) {
    String changed = GenerationCaseJson.write(CASE).replace(written, instead);

    assertThatThrownBy(() -> GenerationCaseJson.read(changed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("it is not the JSON of a case: ");
  }

  @Test
  void read_cutAnywhere_isRefused() {
    String whole = GenerationCaseJson.write(CASE);

    for (int length = 0; length < whole.length(); length += 13) {
      String cut = whole.substring(0, length);
      assertThatThrownBy(() -> GenerationCaseJson.read(cut))
          .as(() -> "cut at " + cut.length())
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
