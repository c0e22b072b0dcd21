package dev.weavergen.domain.prediction.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows column by column: looked up by name once, however many models learn from parts of them. */
final class Table {
  private final List<Column> columns;
  private final List<Row> rows;
  private final double[][] values;

  private Table(List<Column> columns, List<Row> rows, double[][] values) {
    this.columns = columns;
    this.rows = rows;
    this.values = values;
  }

  static Table of(List<Column> columns, List<Row> rows) {
    double[][] values = new double[columns.size()][rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < values.length; column++) {
        values[column][row] =
            rows.get(row).values().getOrDefault(columns.get(column).name(), Double.NaN);
      }
    }
    return new Table(columns, rows, values);
  }

  /** The rows of all folds but one. */
  Table outside(int fold) {
    int[] kept =
        IntStream.range(0, rows.size()).filter(row -> rows.get(row).fold() != fold).toArray();
    return new Table(
        columns,
        Arrays.stream(kept).mapToObj(rows::get).toList(),
        Arrays.stream(values)
            .map(column -> Arrays.stream(kept).mapToDouble(row -> column[row]).toArray())
            .toArray(double[][]::new));
  }

  List<Column> columns() {
    return columns;
  }

  List<Row> rows() {
    return rows;
  }

  /** By row, NaN where missing. */
  double[] values(int column) {
    return values[column];
  }
}
