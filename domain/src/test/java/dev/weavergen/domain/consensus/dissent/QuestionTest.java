package dev.weavergen.domain.consensus.dissent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.Dissent;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionTest {
  @Test
  void of_closeScoresWithAnInput_asks() {
    Question question = Question.of(consensus(.5, .31, dissent("c1", "c2"))).orElseThrow();

    assertThat(question.clusters()).containsExactly("c1", "c2", "c3");
    assertThat(question.sentence()).isEqualTo("for f(1) one model returns 0, one returns 1");
  }

  @Test
  void of_clearScores_asksNothing() {
    assertThat(Question.of(consensus(.75, .5, dissent("c1", "c2")))).isEmpty();
  }

  @Test
  void of_noInputBetweenTheTopTwo_asksNothing() {
    assertThat(Question.of(consensus(.4, .4))).isEmpty();
    assertThat(Question.of(consensus(.4, .4, dissent("c1", "c3")))).isEmpty();
  }

  private static Dissent dissent(String first, String second) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    outcomes.put(first, "0");
    outcomes.put(second, "1");
    return new Dissent("f(1)", outcomes);
  }

  private static Consensus consensus(double first, double second, Dissent... dissent) {
    return new Consensus(
        first,
        .5,
        1,
        "c1",
        new LinkedHashMap<>(),
        List.of(cluster("c1", "a", first), cluster("c2", "b", second), cluster("c3", "c", .1)),
        new SimilarityMatrix(List.of(), List.of()),
        List.of(dissent),
        List.of());
  }

  private static Cluster cluster(String id, String model, double score) {
    return new Cluster(id, List.of(model), model, score, 0, 0, 0, 0, 0);
  }
}
