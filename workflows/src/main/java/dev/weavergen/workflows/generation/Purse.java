package dev.weavergen.workflows.generation;

import dev.weavergen.domain.generation.Budget;
import dev.weavergen.domain.generation.Durations;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.budget.PurseActivity;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The run's side of what it may spend. Calls are paid where they are made; here the run waits when
 * it cannot go on for want of money, and lets itself be given more, while it waits and before.
 */
final class Purse {
  /** Extensions of one run. */
  private static final int EXTENSIONS_MAX = 100;

  /** All attempts at one extension, or at showing what there is until it comes. */
  private static final Duration EXTENDING_MAX = Duration.ofMinutes(2);

  private static final String OVER = "the generation is over; nothing is spent any more";

  private final Stages stages;
  private final Supplier<Generation> soFar;
  private final List<String> notes = new ArrayList<>();
  private Optional<Budget> budget = Optional.empty();
  private boolean opened;
  private boolean over;
  private boolean pausing;
  private int numbered;
  private int extensions;
  private Optional<String> shortage = Optional.empty();
  private Optional<String> unpaid = Optional.empty();

  /**
   * @param soFar what the run would record now
   */
  Purse(Stages stages, Supplier<Generation> soFar) {
    this.stages = stages;
    this.soFar = soFar;
  }

  /** The run has begun, with that budget or none. */
  void begin(Optional<Budget> of) {
    budget = of;
  }

  /** The ledger knows the purse, so that it can be filled up. */
  void opened() {
    opened = true;
  }

  /** The run is over but for its recording: nothing is added any more. */
  void close() {
    over = true;
  }

  /** How often it was extended so far. */
  int extensions() {
    return extensions;
  }

  /** What happened and what helps, for people, while the run waits. */
  Optional<String> shortage() {
    return shortage;
  }

  /** Why the run ended: it could not go on, and nobody extended the budget. */
  Optional<String> unpaid() {
    return unpaid;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Whether nobody answered, and someone because there was not enough to pay for it. */
  boolean isEmptyFor(List<Reply> replies) {
    return budget.isPresent()
        && replies.stream().noneMatch(Reply.Answered.class::isInstance)
        && replies.stream().anyMatch(Purse::isRefused);
  }

  static boolean isRefused(Reply reply) {
    return reply instanceof Reply.Failed failed && failed.kind() == FailureKind.BUDGET_EXCEEDED;
  }

  /**
   * Waits to be extended.
   *
   * @param seen how many extensions there were when the refused calls were begun
   * @return whether there is more now; when not, the run is to end
   * @throws io.temporal.failure.CanceledFailure when the surrounding scope is cancelled
   */
  boolean awaitMore(int seen, List<Reply> refused, Duration atMost) {
    if (extensions > seen) {
      return true;
    }
    String why = why(refused);
    String before = stages.stage();
    shortage = Optional.of(why + "; " + cure());
    stages.status(GenerationStatus.BUDGET_EXCEEDED);
    stages.enter("extend");
    try {
      pause();
      if (!BoundedWait.until(atMost, "more budget", () -> extensions > seen)) {
        unpaid =
            Optional.of(why + "; nobody extended the budget within " + Durations.format(atMost));
        return false;
      }
    } finally {
      shortage = Optional.empty();
    }
    stages.status(GenerationStatus.RUNNING);
    stages.enter(before);
    return true;
  }

  /** Shows outside what there is; an extension comes after that, or it would be overtaken. */
  private void pause() {
    pausing = true;
    try {
      Workflow.newActivityStub(
              PurseActivity.class,
              MemorySteps.options(
                  "keep what there is until the budget is extended", Optional.of(EXTENDING_MAX)))
          .awaitBudget(soFar.get());
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        throw failure;
      }
      notes.add("what there was could not be shown while the budget was spent");
    } finally {
      pausing = false;
    }
  }

  private static String why(List<Reply> refused) {
    return refused.stream()
        .filter(Purse::isRefused)
        .map(Reply.Failed.class::cast)
        .map(Reply.Failed::why)
        .findFirst()
        .orElse("the budget is spent");
  }

  private String cure() {
    return "or send the update `extendBudget`, for example " + example(limited());
  }

  private static String example(Budget budget) {
    if (ExtensionReader.limits(budget, "usd")) {
      return "{\"usd\": 0.5}";
    }
    return ExtensionReader.limits(budget, "tokens") ? "{\"tokens\": 20000}" : "{\"time\": \"5m\"}";
  }

  /** Refuses an extension that is wrong, or that the run has no use for. */
  void validate(@Nullable RawValue more) {
    if (over) {
      throw new IllegalStateException(OVER);
    }
    if (numbered >= EXTENSIONS_MAX) {
      throw new IllegalStateException(
          "the budget has been extended " + EXTENSIONS_MAX + " times, which is as often as it may");
    }
    var _ = ExtensionReader.read(more, limited());
  }

  /** Extends the purse in the ledger; the run goes on once that has happened. */
  void extend(@Nullable RawValue more) {
    Budget added = ExtensionReader.read(more, limited());
    numbered++;
    int number = numbered;
    Workflow.await(() -> (opened && !pausing) || over);
    if (over) {
      throw ApplicationFailure.newNonRetryableFailure(OVER, IllegalStateException.class.getName());
    }
    String words = inWords(added);
    Workflow.newActivityStub(
            PurseActivity.class,
            MemorySteps.options("extend the budget by " + words, Optional.of(EXTENDING_MAX)))
        .extend(number, added);
    extensions++;
    notes.add("the budget was extended by " + words);
  }

  private Budget limited() {
    return budget.orElseThrow(
        () -> new IllegalStateException("the generation has no budget that could be extended"));
  }

  private static String inWords(Budget added) {
    List<String> parts = new ArrayList<>();
    added.usd().ifPresent(usd -> parts.add(String.format(Locale.ROOT, "%s US dollars", usd)));
    added.tokens().ifPresent(tokens -> parts.add(tokens + " tokens"));
    added.time().ifPresent(time -> parts.add(Durations.format(time)));
    return String.join(" and ", parts);
  }
}
