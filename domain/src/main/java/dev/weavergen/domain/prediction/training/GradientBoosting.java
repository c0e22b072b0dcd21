package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.training.Scorer.Boosted;
import java.util.ArrayList;
import java.util.List;

/**
 * Boosted trees (Friedman 2001) with Newton steps, a penalty on the leaves and binned columns (Chen
 * and Guestrin 2016, XGBoost): each tree is fitted to what the ones before it left unexplained.
 * What a {@link dev.weavergen.domain.prediction.Feature.Direction} forbids no tree can say: a split
 * whose sides have the wrong order is not made, whatever follows it stays on its side of the middle
 * (monotone constraints of the same paper's implementation), and a missing value of a directed
 * column always counts as the worst one. So a program gains neither by a measurement that went
 * against it nor by evading one.
 *
 * <p>Written here and not taken from a library: those in pure Java with a permissive licence know
 * neither directions nor missing values, and AdaBoost over CART trees (Tribuo 4.3.2) took 440
 * milliseconds a tree for 10,000 labels and 45 columns, of which eighteen models of sixty are
 * wanted within seconds.
 *
 * <p>Sums are taken in the order of the rows, so the same rows make the same trees to the last bit.
 */
final class GradientBoosting {
  /** More and slower ones gain little; the calibration answers for what they overdo. */
  private static final int TREES = 60;

  /** Share of a tree's log-odds that is used. */
  private static final double SHRINKAGE = .15;

  private GradientBoosting() {}

  /**
   * @param table at least one row is right and one wrong
   */
  static Boosted fit(Table table) {
    List<Row> rows = table.rows();
    List<Bins> binned = Bins.of(table);
    double rights = rows.stream().filter(Row::right).count();
    double intercept = LogOdds.rounded(LogOdds.of((rights + 1) / (rows.size() + 2)));
    Residuals residuals = new Residuals(rows, intercept);
    List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < TREES; i++) {
      trees.add(TreeGrowth.grow(binned, residuals, SHRINKAGE));
    }
    return new Boosted(
        intercept, binned.stream().map(bins -> bins.column().name()).toList(), trees);
  }
}
