package dev.weavergen.workers;

import dev.weavergen.activities.sandbox.SandboxReport;
import dev.weavergen.activities.sandbox.Tier;
import dev.weavergen.activities.sandbox.TierProbe;
import java.util.List;
import java.util.Optional;

/**
 * How candidates of one language run on this machine, for people.
 *
 * @param tier absent when candidates are not run
 * @param runtime of the language, and where it is
 * @param probes each tier that was tried, the best first
 */
public record SandboxState(
    String language, Optional<String> tier, Optional<String> runtime, List<Probe> probes) {
  private static final String UNCONTAINED = "uncontained";

  public SandboxState {
    probes = List.copyOf(probes);
  }

  static SandboxState of(String language, SandboxReport report) {
    Optional<String> tier =
        report.contained() ? report.tier().map(Tier::code) : Optional.of(UNCONTAINED);
    return new SandboxState(
        language,
        tier,
        Optional.of(report.runtime()).filter(runtime -> !runtime.isBlank()),
        report.probes().stream().map(Probe::of).toList());
  }

  /** No tier, and none was tried; the reason says why. */
  static SandboxState none(String language, String reason) {
    return new SandboxState(
        language,
        Optional.empty(),
        Optional.empty(),
        List.of(new Probe("none", false, reason, Optional.empty())));
  }

  /** The tier, or that there is none. */
  public String summary() {
    return language + " " + tier.orElse("not executed");
  }

  /**
   * One tier that was tried.
   *
   * @param reason why it works or not
   * @param cure what to do so that it works
   */
  public record Probe(String tier, boolean works, String reason, Optional<String> cure) {
    private static Probe of(TierProbe probe) {
      return new Probe(
          probe.tier().code(),
          probe.works(),
          probe.reason(),
          Optional.of(probe.cure()).filter(cure -> !cure.isBlank()));
    }
  }
}
