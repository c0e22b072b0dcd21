package dev.weavergen.activities.budget;

import dev.weavergen.activities.spans.AttemptKey;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.generation.Budget;
import dev.weavergen.domain.generation.Durations;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.workflows.budget.Ledger;
import dev.weavergen.workflows.budget.PurseActivity;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.spans.ExecutionSpan;
import io.temporal.activity.Activity;
import java.util.Optional;

/** The purse of the generation that the step belongs to. */
public final class LedgerPurse implements PurseActivity {
  private final Ledger ledger;
  private final Generations generations;

  public LedgerPurse(Ledger ledger, Generations generations) {
    this.ledger = ledger;
    this.generations = generations;
  }

  @Override
  public void awaitBudget(Generation soFar) {
    StepSpan.current().name("waits for more budget");
    ExecutionSpan.Key self = self();
    generations.pauses(
        self.workflowId(), self.runId(), Optional.of(Json.mapper().writeValueAsString(soFar)));
  }

  private static ExecutionSpan.Key self() {
    return AttemptKey.of(Activity.getExecutionContext().getInfo());
  }

  @Override
  public void extend(int number, Budget more) {
    StepSpan span = StepSpan.current().name("extension " + number);
    more.usd().ifPresent(usd -> span.attribute("weavergen.budget.usd", usd));
    more.tokens().ifPresent(tokens -> span.attribute("weavergen.budget.tokens", tokens));
    more.time().ifPresent(time -> span.attribute("weavergen.budget.time", Durations.format(time)));
    ExecutionSpan.Key self = self();
    ledger.extend(self.workflowId(), number, more);
    generations.pauses(self.workflowId(), self.runId(), Optional.empty());
  }
}
