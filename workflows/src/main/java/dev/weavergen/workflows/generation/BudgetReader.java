package dev.weavergen.workflows.generation;

import dev.weavergen.domain.generation.Budget;
import dev.weavergen.domain.generation.Durations;
import java.util.List;
import java.util.Optional;

/** Reads a budget; zero is one too, of which nothing may be spent. */
final class BudgetReader {
  static final List<String> FIELDS = List.of("usd", "tokens", "time", "lineage");
  static final String EXPECTED = "an object such as {\"usd\": 0.5, \"tokens\": 20000}";

  private static final List<String> LINEAGE_FIELDS = List.of("usd", "tokens", "time");
  private static final String LINEAGE_EXPECTED = "an object such as {\"tokens\": 5000}";

  private BudgetReader() {}

  static Budget read(Fields budget) {
    return limits(
        budget,
        budget
            .fields("lineage", LINEAGE_FIELDS, LINEAGE_EXPECTED)
            .map(lineage -> limits(lineage, Optional.empty())));
  }

  private static Budget limits(Fields budget, Optional<Budget> lineage) {
    return new Budget(
        budget.amount("usd", "US dollars, a number of at least 0"),
        budget.count("tokens", "a whole number of tokens of at least 0"),
        budget.text("time").map(text -> Durations.parseFromZero(budget.path("time"), text)),
        lineage);
  }
}
