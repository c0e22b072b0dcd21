package dev.weavergen.workflows.generation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.generation.Budget;
import dev.weavergen.domain.generation.Durations;
import dev.weavergen.domain.generation.InvalidRequestException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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

  /** As a budget and an extension name it. */
  static Optional<Double> usd(Fields budget, String expected) {
    Optional<Double> usd = budget.amount("usd", expected);
    usd.ifPresent(
        value -> requireAtMost(budget, "usd", value <= Limits.BUDGET_USD_MAX, value, "1000000"));
    return usd;
  }

  /** As a budget and an extension name it. */
  static OptionalLong tokens(Fields budget, String expected) {
    OptionalLong tokens = budget.count("tokens", expected);
    tokens.ifPresent(value ->
        requireAtMost(
            budget,
            "tokens",
            value <= Limits.BUDGET_TOKENS_MAX,
            value,
            Long.toString(Limits.BUDGET_TOKENS_MAX)));
    return tokens;
  }

  private static void requireAtMost(
      Fields budget, String field, boolean holds, Object found, String most) {
    if (!holds) {
      throw new InvalidRequestException(
          budget.path(field), "expected at most " + most + ", found " + found);
    }
  }

  private static Budget limits(Fields budget, Optional<Budget> lineage) {
    return new Budget(
        usd(budget, "US dollars, a number of at least 0"),
        tokens(budget, "a whole number of tokens of at least 0"),
        budget.text("time").map(text -> Durations.parseFromZero(budget.path("time"), text)),
        lineage);
  }
}
