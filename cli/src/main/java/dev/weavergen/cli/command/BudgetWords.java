package dev.weavergen.cli.command;

import dev.weavergen.domain.generation.Durations;
import dev.weavergen.workflows.budget.Ledger.Balance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is left of a generation's budget, in words for a terminal. */
final class BudgetWords {
  private BudgetWords() {}

  /** For example {@code budget: 4210 of 20000 tokens are spent or reserved}. */
  static String line(Balance balance) {
    List<String> parts = new ArrayList<>();
    balance
        .limits()
        .usd()
        .ifPresent(usd ->
            parts.add(String.format(Locale.ROOT, "$%.4f of $%s", balance.spent().usd(), usd)));
    balance
        .limits()
        .tokens()
        .ifPresent(tokens -> parts.add(balance.spent().tokens() + " of " + tokens + " tokens"));
    String amounts =
        parts.isEmpty() ? "no limit" : String.join(" and ", parts) + " are spent or reserved";
    String time =
        balance
            .limits()
            .time()
            .map(limit -> "; calls may be begun for " + Durations.format(limit))
            .orElse("");
    return "budget: " + amounts + time;
  }
}
