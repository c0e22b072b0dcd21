package dev.weavergen.cli.command;

import dev.weavergen.workers.SandboxState;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How candidates run on this machine, in lines for people. */
final class SandboxLines {
  private SandboxLines() {}

  /** Each language's tier, every probe below it, and the cure. */
  static List<String> of(List<SandboxState> states) {
    return states.stream().flatMap(SandboxLines::of).toList();
  }

  private static Stream<String> of(SandboxState state) {
    String head =
        String.format(
                Locale.ROOT,
                "sandbox %-8s %s %s",
                state.language(),
                state
                    .tier()
                    .map(tier -> "tier " + tier)
                    .orElse("none: candidates are not executed"),
                state.runtime().map(runtime -> "(" + runtime + ")").orElse(""))
            .stripTrailing();
    return Stream.concat(Stream.of(head), state.probes().stream().flatMap(SandboxLines::of));
  }

  private static Stream<String> of(SandboxState.Probe probe) {
    String line =
        String.format(
            Locale.ROOT,
            "  %-3s %-13s %s",
            probe.tier(),
            probe.works() ? "works" : "does not work",
            EvidenceWords.line(probe.reason()));
    return Stream.concat(
        Stream.of(line.stripTrailing()), probe.cure().map(cure -> "      cure: " + cure).stream());
  }
}
