package dev.weavergen.workflows.validation;

import java.util.List;

/**
 * How an evaluation ended, in a few lines; the report itself is in the store.
 *
 * @param id of the evaluation
 * @param benchmark its name
 * @param arms in the report's order
 * @param spans how many execution spans the generations have together
 */
public record Assessment(String id, String benchmark, int tasks, List<Arm> arms, long spans) {
  public Assessment {
    arms = List.copyOf(arms);
  }

  /** One way of choosing, and how often it was right. */
  public record Arm(String name, double passed, int n) {}
}
