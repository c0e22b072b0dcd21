package dev.weavergen.activities.sandbox.jvm;

import dev.weavergen.activities.sandbox.SandboxReport;
import dev.weavergen.activities.sandbox.Tier;
import dev.weavergen.activities.sandbox.TierProbe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the best tier that works for Java, by trying: a sandbox is opened and attacked. The lesser
 * tier is not tried once the better one works, unless the whole report is asked for.
 *
 * <p>Java has two of the tiers and never runs uncontained: a JVM opens its files by path while it
 * runs, which rules out {@link Tier#SECCOMP}, and the images of {@link Tier#CONTAINER} have no JDK.
 */
final class JvmTiers {
  private static final List<Tier> OFFERED = List.of(Tier.BUBBLEWRAP, Tier.LANDLOCK);
  private static final String SET_ANOTHER_TIER =
      "Set weavergen.sandbox.tier to auto, L1 or L2 to have Java programs run.";

  private final JvmSettings settings;
  private final Jdk.Examined jdk;
  private final List<TierProbe> probes = new ArrayList<>();

  JvmTiers(JvmSettings settings) {
    this.settings = settings;
    this.jdk = Jdk.examine(settings.javaHome(), "root".equals(System.getProperty("user.name")));
  }

  /** The best that works, tested; empty when nothing does. */
  Optional<JvmSandbox> choose() {
    for (Tier tier : wanted()) {
      Optional<JvmSandbox> found = probe(tier);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Tries every tier and leaves none open; the report's tier is the best that works. */
  SandboxReport tryAll() {
    wanted().forEach(tier -> probe(tier).ifPresent(JvmSandbox::close));
    return report();
  }

  /** What was found out so far. */
  SandboxReport report() {
    Optional<Tier> best = probes.stream().filter(TierProbe::works).map(TierProbe::tier).findFirst();
    String runtime =
        switch (jdk) {
          case Jdk.Usable(Jdk usable) -> usable.description();
          case Jdk.Unusable _ -> "";
        };
    return new SandboxReport(best, true, probes, runtime);
  }

  private List<Tier> wanted() {
    return settings.tier().map(List::of).orElse(OFFERED);
  }

  private Optional<JvmSandbox> probe(Tier tier) {
    if (settings.uncontained()) {
      return fails(
          tier,
          "it was not tried: programs are to run uncontained, which Java programs never do.",
          SET_ANOTHER_TIER);
    }
    if (!OFFERED.contains(tier)) {
      return fails(tier, "Java programs are contained by L1 or L2 alone.", SET_ANOTHER_TIER);
    }
    return switch (jdk) {
      case Jdk.Usable(Jdk usable) -> probe(tier, usable);
      case Jdk.Unusable(String reason, String cure) -> fails(tier, reason, cure);
    };
  }

  private Optional<JvmSandbox> probe(Tier tier, Jdk usable) {
    Optional<String> missing = missing(tier);
    if (missing.isPresent()) {
      return fails(tier, missing.get(), cure(tier));
    }
    List<String> flaws = new ArrayList<>();
    for (Path python : settings.pythons()) {
      JvmSandbox sandbox = sandbox(tier, usable, python);
      Optional<String> flaw = SelfTest.flaw(sandbox);
      if (flaw.isEmpty()) {
        probes.add(new TierProbe(tier, true, usable.description() + ", by " + python, ""));
        return Optional.of(sandbox);
      }
      sandbox.close();
      flaws.add(python + ": " + flaw.get());
    }
    return fails(tier, String.join("; ", flaws), cure(tier));
  }

  private JvmSandbox sandbox(Tier tier, Jdk usable, Path python) {
    Optional<Path> wrapping = tier == Tier.BUBBLEWRAP ? settings.bubblewrap() : Optional.empty();
    return new JvmSandbox(new Launcher(usable, python, wrapping), settings.parallelMax());
  }

  private Optional<JvmSandbox> fails(Tier tier, String reason, String cure) {
    probes.add(new TierProbe(tier, false, reason, cure));
    return Optional.empty();
  }

  private Optional<String> missing(Tier tier) {
    if (tier == Tier.BUBBLEWRAP && settings.bubblewrap().isEmpty()) {
      return Optional.of("there is no bwrap in " + JvmSettings.FOLDERS);
    }
    return settings.pythons().isEmpty()
        ? Optional.of("there is no python3 in " + JvmSettings.FOLDERS + ", which starts the JVM")
        : Optional.empty();
  }

  private static String cure(Tier tier) {
    return tier == Tier.BUBBLEWRAP
        ? "Install bubblewrap and python3 system-wide; allow user namespaces to ordinary users."
        : "Use Linux 5.13 or newer with 'landlock' in its list of security modules, and install"
            + " python3 system-wide.";
  }
}
