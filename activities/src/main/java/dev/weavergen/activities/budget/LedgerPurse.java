package dev.weavergen.activities.budget;

import dev.weavergen.activities.spans.AttemptKey;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.generation.Budget;
import dev.weavergen.domain.generation.Durations;
import dev.weavergen.workflows.budget.Ledger;
import dev.weavergen.workflows.budget.PurseActivity;
import io.temporal.activity.Activity;

/** Fills up the purse of the generation that the step belongs to. */
public final class LedgerPurse implements PurseActivity {
  private final Ledger ledger;

  public LedgerPurse(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void extend(int number, Budget more) {
    StepSpan span = StepSpan.current().name("extension " + number);
    more.usd().ifPresent(usd -> span.attribute("weavergen.budget.usd", usd));
    more.tokens().ifPresent(tokens -> span.attribute("weavergen.budget.tokens", tokens));
    more.time().ifPresent(time -> span.attribute("weavergen.budget.time", Durations.format(time)));
    String generationId = AttemptKey.of(Activity.getExecutionContext().getInfo()).workflowId();
    ledger.extend(generationId, number, more);
  }
}
