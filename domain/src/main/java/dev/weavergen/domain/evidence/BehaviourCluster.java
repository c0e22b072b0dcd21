package dev.weavergen.domain.evidence;

import java.util.List;

/**
 * Candidates that behave alike.
 *
 * @param id {@code c1}, {@code c2}, … by falling size, then by the panel's order
 * @param candidates at least one, in the panel's order
 * @param mostlyRaises whether more than half of what its members did on the inputs that count was
 *     anything but returning
 */
public record BehaviourCluster(String id, List<String> candidates, boolean mostlyRaises) {
  public BehaviourCluster {
    candidates = List.copyOf(candidates);
  }

  public int size() {
    return candidates.size();
  }
}
