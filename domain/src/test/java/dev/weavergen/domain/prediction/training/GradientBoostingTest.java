package dev.weavergen.domain.prediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weavergen.domain.prediction.Feature.Direction;
import dev.weavergen.domain.prediction.training.Scorer.Boosted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;

class GradientBoostingTest {
  private static final List<Column> EITHER =
      List.of(new Column("a", Direction.EITHER), new Column("b", Direction.EITHER));
  private static final List<Column> DIRECTED =
      List.of(
          new Column("up", Direction.RAISES),
          new Column("down", Direction.LOWERS),
          new Column("task", Direction.EITHER));

  @Test
  void fit_columnsThatOnlyActTogether_areTold() {
    Boosted trees = fit(EITHER, rows(1_500, GradientBoostingTest::differ));

    assertThat(probability(trees, Map.of("a", .2, "b", .8))).isGreaterThan(.9);
    assertThat(probability(trees, Map.of("a", .8, "b", .2))).isGreaterThan(.9);
    assertThat(probability(trees, Map.of("a", .2, "b", .2))).isLessThan(.1);
    assertThat(probability(trees, Map.of("a", .8, "b", .8))).isLessThan(.1);
  }

  /** What is better measured, or measured at all, is never less probable, whatever was learned. */
  @Test
  void fit_directedColumns_neverSpeakTheOtherWayNorMissing() {
    RandomGenerator random = new Well19937c(3);
    Boosted trees = fit(DIRECTED, hostile(random));

    for (int i = 0; i < 2_000; i++) {
      Map<String, Double> values = new HashMap<>();
      values.put("task", random.nextDouble());
      values.put("up", random.nextDouble());
      values.put("down", random.nextDouble());
      double score = trees.score(values).total();
      assertThat(score(trees, values, "up", values.getOrDefault("up", 0.0) + random.nextDouble()))
          .isGreaterThanOrEqualTo(score - 1e-9);
      assertThat(
              score(trees, values, "down", values.getOrDefault("down", 0.0) + random.nextDouble()))
          .isLessThanOrEqualTo(score + 1e-9);
      assertThat(score(trees, values, "up", Double.NaN)).isLessThanOrEqualTo(score + 1e-9);
      assertThat(score(trees, values, "down", Double.NaN)).isLessThanOrEqualTo(score + 1e-9);
    }
  }

  @Test
  void fit_missingValuesOfAnUndirectedColumn_mayTell() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      Map<String, Double> values = i % 2 == 0 ? Map.of() : Map.of("a", i % 10 / 10.0);
      rows.add(new Row("g" + i, 0, values, i % 2 == 0 || i % 10 > 5));
    }
    Boosted trees = fit(EITHER, rows);

    assertThat(probability(trees, Map.of())).isGreaterThan(.9);
    assertThat(probability(trees, Map.of("a", .1))).isLessThan(.2);
  }

  @Test
  void score_contributions_addUpAlongThePaths() {
    Boosted trees = fit(EITHER, rows(300, GradientBoostingTest::differ));
    double leaves = trees.intercept();
    for (Tree tree : trees.trees()) {
      double[] added = new double[2];
      tree.walk(new double[] {.2, .8}, added);
      leaves += tree.root() + added[0] + added[1];
    }
    Score score = trees.score(Map.of("a", .2, "b", .8));

    assertThat(score.total()).isCloseTo(leaves, within(1e-9));
    assertThat(score.contributions()).containsOnlyKeys("a", "b");
  }

  @Test
  void score_absurdValues_areFinite() {
    List<Row> rows = new ArrayList<>(rows(300, GradientBoostingTest::differ));
    rows.add(new Row("absurd", 0, Map.of("a", Double.MAX_VALUE, "b", -Double.MAX_VALUE), true));
    Boosted trees = fit(EITHER, rows);

    assertThat(trees.trees()).flatExtracting(Tree::thresholds).allMatch(Double::isFinite);
    assertThat(trees.score(Map.of("a", 1e300, "b", -1e300)).total()).isFinite();
  }

  @Test
  void fit_constantColumns_onlyKnowHowManyAreRight() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(new Row("g" + i, 0, Map.of("a", 1.0), i % 4 == 0));
    }

    assertThat(probability(fit(EITHER, rows), Map.of("a", 1.0))).isCloseTo(.25, within(.01));
  }

  @Test
  void fit_theSameRows_makeTheSameTrees() {
    assertThat(fit(EITHER, rows(500, GradientBoostingTest::differ)))
        .isEqualTo(fit(EITHER, rows(500, GradientBoostingTest::differ)));
  }

  @Test
  void tree_listsThatDoNotFit_areRefused() {
    assertThatThrownBy(() -> new Tree(List.of(0), List.of(.5), List.of(true), List.of(.1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 columns, 1 thresholds, 1 missingAbove and 1 logOdds");
    Tree tree = new Tree(List.of(1), List.of(.5), List.of(true), List.of(.1, .2, .3));
    assertThatThrownBy(() -> new Boosted(0, List.of("a"), List.of(tree)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("beyond the 1");
  }

  /** Labels that reward a bad measurement and evading one, in some of the tasks. */
  private static List<Row> hostile(RandomGenerator random) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      Map<String, Double> values = new HashMap<>();
      double task = random.nextDouble();
      double up = random.nextDouble();
      double down = random.nextDouble();
      values.put("task", task);
      if (i % 5 != 0) {
        values.put("up", up);
      }
      if (i % 7 != 0) {
        values.put("down", down);
      }
      boolean right =
          task < .4 ? i % 5 == 0 || up < .3 : task < .7 ? up > .5 && down < .5 : down > .6;
      rows.add(new Row("g" + i, 0, values, right));
    }
    return rows;
  }

  /** Not halves: where no column tells anything alone, no first split is better than another. */
  private static boolean differ(double[] ab) {
    return ab[0] > .6 != ab[1] > .6;
  }

  private static List<Row> rows(int count, Predicate<double[]> right) {
    RandomGenerator random = new Well19937c(6);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] ab = {random.nextDouble(), random.nextDouble()};
      rows.add(new Row("g" + i, 0, Map.of("a", ab[0], "b", ab[1]), right.test(ab)));
    }
    return rows;
  }

  private static Boosted fit(List<Column> columns, List<Row> rows) {
    return GradientBoosting.fit(Table.of(columns, rows));
  }

  private static double probability(Boosted trees, Map<String, Double> values) {
    return LogOdds.probability(trees.score(values).total());
  }

  private static double score(
      Boosted trees, Map<String, Double> values, String column, double value) {
    Map<String, Double> changed = new HashMap<>(values);
    changed.put(column, value);
    if (Double.isNaN(value)) {
      changed.remove(column);
    }
    return trees.score(changed).total();
  }
}
