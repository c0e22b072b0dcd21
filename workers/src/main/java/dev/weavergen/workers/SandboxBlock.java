package dev.weavergen.workers;

import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.Tier;
import dev.weavergen.activities.sandbox.jvm.JvmSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The settings under {@code weavergen.sandbox}; what is absent is found by the self-test.
 *
 * @param tier {@code auto}, one tier by its code, {@code none}, or {@code uncontained}
 * @param python the interpreter that runs Python candidates
 * @param java the home of the JDK that compiles and runs Java candidates
 * @param cores how many cores candidates may use
 * @param image of the container tier
 */
public record SandboxBlock(
    Optional<String> tier,
    Optional<String> python,
    Optional<String> java,
    Optional<Integer> cores,
    Optional<String> image) {
  private static final String AUTO = "auto";
  private static final String NONE = "none";
  private static final String UNCONTAINED = "uncontained";
  private static final int CORES_MAX = 256;

  /** Whether candidates are not to be run at all. */
  boolean runsNothing() {
    return tier.filter(NONE::equalsIgnoreCase).isPresent();
  }

  /**
   * What the sandboxes are made from.
   *
   * @throws InvalidConfigurationException naming the setting, its value and what was expected
   */
  SandboxSettings settings() {
    return new SandboxSettings(
        python.map(Path::of),
        onlyTier(),
        tier.filter(UNCONTAINED::equalsIgnoreCase).isPresent(),
        coresUsed(),
        image.orElse(SandboxSettings.IMAGE));
  }

  /** The same for Java, whose tiers are L1 and L2 alone. */
  JvmSettings jvmSettings() {
    SandboxSettings settings = settings();
    JvmSettings here = JvmSettings.ofThisMachine();
    return new JvmSettings(
        java.map(Path::of).orElse(here.javaHome()),
        settings.python().map(List::of).orElse(here.pythons()),
        here.bubblewrap(),
        settings.cores(),
        settings.tier(),
        settings.uncontained());
  }

  /**
   * How many generations' candidates are run at once. An observation waits as often as it computes,
   * for its forks, for the other programs of its batch, for one that never ends.
   */
  int observationsMax() {
    return coresUsed();
  }

  /** How many generations are labelled at once. */
  int labelsMax() {
    return Math.max(1, coresUsed() / 2);
  }

  private Optional<Tier> onlyTier() {
    if (tier.isEmpty() || isWord(tier.get())) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(Tier.values())
            .filter(known -> known.code().equalsIgnoreCase(tier.get()))
            .findFirst()
            .orElseThrow(() -> unknownTier(tier.get())));
  }

  private static boolean isWord(String name) {
    return name.equalsIgnoreCase(AUTO)
        || name.equalsIgnoreCase(NONE)
        || name.equalsIgnoreCase(UNCONTAINED);
  }

  private static InvalidConfigurationException unknownTier(String name) {
    String codes = Arrays.stream(Tier.values()).map(Tier::code).collect(Collectors.joining(", "));
    return new InvalidConfigurationException(
        "weavergen.sandbox.tier: '"
            + name
            + "' is not known; expected auto, "
            + codes
            + ", none or uncontained");
  }

  private int coresUsed() {
    return cores
        .map(SandboxBlock::checked)
        .orElseGet(() -> Runtime.getRuntime().availableProcessors());
  }

  private static int checked(int cores) {
    if (cores < 1 || cores > CORES_MAX) {
      throw new InvalidConfigurationException(
          "weavergen.sandbox.cores: is " + cores + "; expected 1 to " + CORES_MAX);
    }
    return cores;
  }
}
