package dev.weavergen.workflows.reasoning;

import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;
import java.util.Optional;

/**
 * Runs repairs on everything that the first programs were run on, on the queue {@code
 * weavergen-sandbox}. Each is observed in its author's place on the panel, so that it is compared
 * with the others as a first program is; the observation is kept in {@link Attempts}.
 */
@ActivityInterface
public interface TryRepairsActivity {
  @ActivityMethod(name = "tryRepairs")
  Tried tryRepairs(Order order);

  /**
   * @param iteration the round's number
   * @param panel every member's latest accepted program, in the panel's order
   * @param repairs at least one, each by a member of the panel
   * @param tests as the first programs were observed with
   */
  record Order(
      int iteration,
      List<Reply.Answered> panel,
      List<Reply.Answered> repairs,
      List<GeneratedTest> tests) {
    public Order {
      panel = List.copyOf(panel);
      repairs = List.copyOf(repairs);
      tests = List.copyOf(tests);
    }
  }

  /**
   * @param attempts how many were observed and kept
   * @param notExecuted why no repair was run; empty when they were
   */
  record Tried(int attempts, Optional<String> notExecuted) {}
}
