package dev.weavergen.api.validation;

import dev.weavergen.domain.validation.Arm;

/** One arm of the plot; coordinates run from 0 to 100. */
record ArmRow(
    String name, String kind, String rate, String count, String low, String middle, String high) {
  static ArmRow of(String arm, Arm figures) {
    return new ArmRow(
        ArmWords.of(arm),
        ArmWords.kind(arm),
        Figures.percent(figures.passRate()),
        Figures.count(figures.passed()) + " of " + figures.n(),
        Figures.coordinate(figures.ci95().getFirst()),
        Figures.coordinate(figures.passRate()),
        Figures.coordinate(figures.ci95().getLast()));
  }
}
