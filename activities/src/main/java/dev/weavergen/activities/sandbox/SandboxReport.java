package dev.weavergen.activities.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What this machine offers to contain programs of one language.
 *
 * @param tier the one in use; empty when there is none, or when programs run uncontained
 * @param contained whether programs that run at all run contained
 * @param probes of the tiers that were tried, best first
 * @param runtime the language's runtime and where it is; empty when none was found
 */
public record SandboxReport(
    Optional<Tier> tier, boolean contained, List<TierProbe> probes, String runtime) {
  public SandboxReport {
    probes = List.copyOf(probes);
  }

  /** Whether programs can be run. */
  public boolean available() {
    return tier.isPresent() || !contained;
  }

  /** The probes, a line each. */
  public String explanation() {
    return probes.stream().map(TierProbe::toString).collect(Collectors.joining("\n"));
  }
}
