package dev.weavergen.workflows.outcomes;

import java.util.List;

/**
 * What a report labelled.
 *
 * @param members whose programs are the chosen one or behaved like it, by name
 * @param programs how many different programs that are; 1 when only the chosen one is labelled
 */
public record OutcomeLabels(
    String generationId, String programSha256, boolean passed, List<String> members, int programs) {
  public OutcomeLabels {
    members = List.copyOf(members);
  }
}
