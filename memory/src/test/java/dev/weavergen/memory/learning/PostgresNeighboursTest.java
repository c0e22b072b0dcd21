package dev.weavergen.memory.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weavergen.domain.prediction.GenerationCase.Neighbour;
import dev.weavergen.memory.TestDatabase;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.workflows.learning.Neighbours;
import dev.weavergen.workflows.learning.Neighbours.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostgresNeighboursTest {
  private static final int INTENT_CHARS = 64 * 1024;

  private static Database database;
  private static LabelledGenerations past;
  private static Neighbours neighbours;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    past = new LabelledGenerations(database);
    neighbours = new PostgresNeighbours(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void nearest_ofAnIntent_areThoseWithMostWordsInCommonAndTheirSuccess() {
    labelled("n1", "near", "Sort a list of numbers in descending order", true, false);
    labelled("n2", "near", "Count the vowels of a text", true, true);
    labelled("n3", "near", "Sort the numbers of a list by their last digit", false, false);
    past.open("n4", "near", "Sorting a list of numbers in ascending order", at(9));

    List<Neighbour> nearest = nearest("near", "Sorting a list of numbers in ascending order", 5);

    assertThat(nearest)
        .extracting(Neighbour::group)
        .containsExactly(
            past.group("Sort a list of numbers in descending order"),
            past.group("Sort the numbers of a list by their last digit"));
    assertThat(nearest).extracting(Neighbour::success).containsExactly(.5, 0.0);
    assertThat(nearest).extracting(Neighbour::similarity).allMatch(s -> s > 0 && s <= 1);
  }

  @Test
  void nearest_leavesOutItsOwnGroupOtherScopesAndWhatHasNoLabel() {
    labelled("o1", "own", "Reverse the words of a sentence", true, true);
    labelled("o2", "other", "Reverse the sentence", true, true);
    past.open("o3", "own", "Reverse the letters", at(1));

    assertThat(nearest("own", "Reverse the words of a sentence", 5)).isEmpty();
    past.label("o3", "one", true);
    assertThat(nearest("own", "Reverse the words of a sentence", 5)).hasSize(1);
    assertThat(nearest("nobody's", "Reverse the words of a sentence", 5)).isEmpty();
  }

  @Test
  void nearest_upToAWatermarkAndBeforeATime_seesNothingLater() {
    labelled("w1", "when", "Add two fractions", true, true);
    long watermark = new PostgresLearnedCases(database).lastRevision("when");
    labelled("w2", "when", "Add three fractions", false, false);
    past.open("w3", "when", "Add fractions", at(9));
    String group = past.group("Add fractions");

    assertThat(neighbours.nearest(new Query("when", group, Optional.empty(), watermark, 5)))
        .extracting(Neighbour::success)
        .containsExactly(1.0);
    assertThat(
            neighbours.nearest(
                new Query(
                    "when", group, Optional.of(LabelledGenerations.START), Neighbours.LATEST, 5)))
        .isEmpty();
    assertThat(nearest("when", "Add fractions", 1)).hasSize(1);
  }

  @Test
  void nearest_withTheSameWords_hasSimilarityOne() {
    labelled("s1", "same", "Divide numbers!", true, true);
    past.open("s2", "same", "divide NUMBERS", at(3));

    assertThat(nearest("same", "divide NUMBERS", 5).getFirst().similarity())
        .isCloseTo(1, within(1e-6));
  }

  @Test
  void alike_someIntents_ranksThemWithoutLabelsAndLeavesOutOthers() {
    past.open("a1", "alike", "Multiply two matrices", at(1));
    past.open("a2", "alike", "Multiply two numbers", at(2));
    past.open("a3", "alike", "Multiply three matrices", at(3));
    past.open("a4", "alike", "Capitalise every letter", at(4));
    String asked = past.group("Multiply two matrices");
    List<String> groups =
        List.of(
            asked, past.group("Multiply three matrices"), past.group("Capitalise every letter"));

    assertThat(neighbours.alike(asked, groups, 5))
        .singleElement()
        .satisfies(near -> {
          assertThat(near.group()).isEqualTo(past.group("Multiply three matrices"));
          assertThat(near.similarity()).isPositive().isLessThan(1);
        });
    assertThat(neighbours.alike(asked, List.of(), 5)).isEmpty();
    assertThat(neighbours.alike("no intent", groups, 5)).isEmpty();
  }

  static List<String> hostile() {
    return List.of(
        "",
        " \t\n",
        "the of and to a in is",
        "nul \0 in the middle of fractions",
        "lone \ud800 surrogate fractions",
        "' | & ! ( ) : * <-> \\ \\' '' ; DROP TABLE label; -- fractions",
        "it's a 'quoted\\' fraction",
        "\u202egnirts\u200b \ud83d\ude00 \u00e4\u00f6\u00fc \u4e2d\u6587 \u0627\u0644\u0639\u0631\u0628\u064a\u0629 fractions",
        "a-".repeat(INTENT_CHARS / 2),
        "a/b.".repeat(INTENT_CHARS / 4),
        "x".repeat(INTENT_CHARS),
        numbered(),
        "<".repeat(INTENT_CHARS),
        "fractions ".repeat(INTENT_CHARS / 10));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void nearest_ofAHostileIntent_isAnAnswerAndNoFailure(String intent) {
    labelled("hostile", "hostile", "Add fractions and strings", true, false);
    String id = "h" + Integer.toHexString(intent.hashCode());
    past.open(id, "hostile", intent, at(7));

    List<Neighbour> nearest = nearest("hostile", intent, Neighbours.USUAL);

    assertThat(nearest).hasSizeLessThan(2).allMatch(near -> near.similarity() <= 1);
    assertThat(nearest.isEmpty()).isNotEqualTo(intent.contains("fraction"));
  }

  private static String numbered() {
    StringBuilder words = new StringBuilder();
    for (int i = 0; words.length() < INTENT_CHARS; i++) {
      words.append("word").append(i).append(' ');
    }
    return words.toString();
  }

  private static void labelled(
      String id, String scope, String intent, boolean first, boolean second) {
    past.open(id, scope, intent, at(0));
    past.label(id, "one", first);
    past.label(id, "two", second);
  }

  private static List<Neighbour> nearest(String scope, String intent, int rows) {
    return neighbours.nearest(
        new Query(scope, past.group(intent), Optional.empty(), Neighbours.LATEST, rows));
  }

  private static Instant at(int seconds) {
    return LabelledGenerations.START.plusSeconds(seconds);
  }
}
