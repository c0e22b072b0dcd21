package dev.weavergen.workflows.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.FeatureVector;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.GenerationCase.Answer;
import dev.weavergen.domain.prediction.SeedScores;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.metrics.PairedDifference;
import dev.weavergen.domain.prediction.training.Calibration;
import dev.weavergen.domain.prediction.training.Scorer;
import dev.weavergen.domain.prediction.training.TierModel;
import dev.weavergen.domain.prediction.training.TrainedPredictor;
import dev.weavergen.domain.prediction.training.Training;
import dev.weavergen.domain.prediction.training.Tree;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Candidate;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import dev.weavergen.domain.trackrecord.RecordCounts;
import dev.weavergen.workflows.payload.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stored form of knowledge, pinned by {@code knowledge/v3.json}, which learning from the same
 * labels must reproduce to the byte. Run with {@code -Dweavergen.golden.write=true} to write it
 * anew, then read the difference.
 */
final class KnowledgeJsonTest {
  private static final Path GOLDEN = Path.of("src/test/resources/knowledge/v3.json");
  private static final Path GOLDEN_TREES = Path.of("src/test/resources/knowledge/trees.json");
  private static final TierModel BOOSTED =
      new TierModel(
          Tier.AGREEMENT,
          1_200,
          new Scorer.Boosted(
              .4,
              List.of("agreement-mean", "nodes"),
              List.of(
                  new Tree(
                      List.of(0, -1, 1),
                      List.of(.5, 0.0, 4.25),
                      List.of(false, false, true),
                      List.of(.01, -.2, .15, 0.0, 0.0, .2, .1)))),
          new Calibration.Platt(1.1, -.02),
          Optional.of(new PairedDifference(-.012, -.02, -.004)));
  private static final List<GenerationCase> CASES =
      IntStream.range(0, 60).mapToObj(KnowledgeJsonTest::labelled).toList();
  private static final TrainedPredictor LEARNED = Training.of("v3", CASES).orElseThrow();
  private static final Knowledge KNOWLEDGE =
      new Knowledge(
          Knowledge.FORMAT,
          3,
          OptionalLong.of(2),
          240,
          CASES.size(),
          LEARNED.labels(),
          RecordCounts.of(CASES.stream().map(GenerationCase::generation).toList()),
          Optional.of(LEARNED),
          240,
          new Knowledge.Trial(60, -.02, -.03, -.01, true, "promoted"),
          new Knowledge.Drift(60, .03, false));

  @Test
  void write_theSameLabels_makeTheGoldenBytes() throws IOException {
    String json = KnowledgeJson.write(KNOWLEDGE);
    if (Boolean.getBoolean("weavergen.golden.write")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, json);
    }

    assertThat(json).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void read_whatWasWritten_isEqualAndPredictsTheSame() {
    Knowledge read = KnowledgeJson.read(KnowledgeJson.write(KNOWLEDGE));

    assertThat(read).isEqualTo(KNOWLEDGE);
    assertThat(KnowledgeJson.write(read)).isEqualTo(KnowledgeJson.write(KNOWLEDGE));
  }

  @Test
  void write_boostedTrees_makeTheGoldenBytesAndAreReadBack() throws IOException {
    String json = Json.mapper().writeValueAsString(BOOSTED);
    if (Boolean.getBoolean("weavergen.golden.write")) {
      Files.writeString(GOLDEN_TREES, json);
    }

    assertThat(json).isEqualTo(Files.readString(GOLDEN_TREES));
    assertThat(Json.mapper().readValue(json, TierModel.class)).isEqualTo(BOOSTED);
  }

  @Test
  void read_tierWithoutComparison_hasNone() {
    ObjectNode document = Json.mapper().valueToTree(BOOSTED);
    var _ = document.remove("boosting");

    assertThat(Json.mapper().treeToValue(document, TierModel.class).boosting()).isEmpty();
  }

  @Test
  void read_noChampionYet_isEqual() {
    Knowledge none =
        new Knowledge(
            Knowledge.FORMAT,
            1,
            OptionalLong.empty(),
            5,
            1,
            1,
            RecordCounts.of(List.of()),
            Optional.empty(),
            0,
            new Knowledge.Trial(0, 0, 0, 0, false, "too few"),
            new Knowledge.Drift(0, 0, false));

    assertThat(KnowledgeJson.read(KnowledgeJson.write(none))).isEqualTo(none);
  }

  @Test
  void read_newerFormat_isRefused() {
    String newer = KnowledgeJson.write(KNOWLEDGE).replaceFirst("\"format\":1", "\"format\":2");

    assertThatThrownBy(() -> KnowledgeJson.read(newer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "knowledge has format 2, this version reads up to format 1: it was written by a newer"
                + " version");
  }

  @Test
  void read_cutAnywhere_isRefused() {
    String whole = KnowledgeJson.write(KNOWLEDGE);

    for (int length = 0; length < whole.length(); length += 97) {
      String cut = whole.substring(0, length);
      assertThatThrownBy(() -> KnowledgeJson.read(cut))
          .as(() -> "cut at " + cut.length())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("knowledge ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "\"knowledge\"",
        "{}",
        "{\"format\":\"1\"}",
        "{\"format\":0}",
        "{\"format\":1}",
        "{\"format\":1,\"version\":1}"
      })
  void read_notKnowledge_isRefused(String text) {
    assertThatThrownBy(() -> KnowledgeJson.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("knowledge ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"records", "trial", "drift"})
  void read_fieldMissing_isRefusedByName(String field) {
    var document = (ObjectNode) Json.mapper().readTree(KnowledgeJson.write(KNOWLEDGE));
    var _ = document.remove(field);

    assertThatThrownBy(() -> KnowledgeJson.read(document.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no " + field);
  }

  /** A candidate that passes its examples and one that does not; one in eight is mislabelled. */
  private static GenerationCase labelled(int number) {
    boolean surprise = number % 8 == 0;
    return new GenerationCase(
        "group-" + number,
        new LabelledGeneration(
            "python/examples/short",
            List.of(
                new Candidate("a", Showing.EXAMPLES_PASSED, List.of(), Optional.of(!surprise)),
                new Candidate("b", Showing.EXAMPLES_FAILED, List.of(), Optional.of(surprise)))),
        List.of(features(1, number), features(0, number)),
        List.of(new SeedScores(.8, .5, 1), new SeedScores(.8, .5, 1)),
        List.of(0, 1),
        Tier.EVIDENCE,
        Optional.of(new Answer(0, .8, .5, 1, .3)),
        List.of());
  }

  private static FeatureVector features(double passed, int number) {
    return FeatureVector.of(
        Map.of(
            Feature.ALL_EXAMPLES,
            passed,
            Feature.NODES,
            3 + number % 5 / 4.0,
            Feature.AGREEMENT_MEAN,
            number % 7 / 6.0));
  }
}
