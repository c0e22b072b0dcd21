package dev.weavergen.activities.sandbox.jvm;

import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.integer;
import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.weavergen.activities.sandbox.SandboxReport;
import dev.weavergen.activities.sandbox.SandboxUnavailableException;
import dev.weavergen.activities.sandbox.Tier;
import dev.weavergen.activities.sandbox.TierProbe;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JvmTiersTest {
  private static final String SOURCE =
      """
      class Solution {
        static int f(int n) throws Exception {
          if (n == 1) System.exit(0);
          while (n == 2) {}
          if (n == 3) java.nio.file.Files.readString(java.nio.file.Path.of("/etc/passwd"));
          if (n == 4) new ProcessBuilder("/bin/true").start();
          return java.util.UUID.randomUUID().toString().length();
        }
      }
      """;

  @Test
  void open_strongestTier_containsAndMeasures() {
    Assumptions.assumeTrue(JvmSettings.ofThisMachine().bubblewrap().isPresent());
    try (JvmSandbox sandbox =
        JvmSandbox.open(JvmSettings.ofThisMachine().withTier(Tier.BUBBLEWRAP))) {
      Execution execution =
          sandbox
              .run(List.of(order("f", SOURCE, "f(0)", "f(1)", "f(2)", "f(3)", "f(4)", "f(5)")))
              .getFirst();

      assertThat(sandbox.tier()).isEqualTo("L1");
      assertThat(execution.outcomes().subList(0, 3))
          .containsExactly(integer(36), new Outcome.Crashed(0), new Outcome.TimedOut());
      assertThat(execution.outcomes().subList(3, 5))
          .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Raised.class));
      assertThat(execution.outcomes().getLast()).isEqualTo(integer(36));
      assertThat(execution.cpuMicrosTotal()).isGreaterThan(900_000);
      assertThat(execution.memoryBytesPeak()).isGreaterThan(10L << 20);
    }
  }

  @Test
  void open_bubblewrapThatFails_takesTheNextTier() {
    try (JvmSandbox sandbox = JvmSandbox.open(withBrokenBubblewrap())) {
      assertThat(sandbox.tier()).isEqualTo("L2");
    }
  }

  @Test
  void open_forcedTierThatFails_takesNoOther() {
    JvmSettings forced = withBrokenBubblewrap().withTier(Tier.BUBBLEWRAP);

    assertThatThrownBy(() -> JvmSandbox.open(forced))
        .isInstanceOf(SandboxUnavailableException.class)
        .hasMessageContaining("L1 does not work")
        .hasMessageContaining("Cure: Install bubblewrap")
        .hasMessageNotContaining("L2 ");
  }

  @Test
  void reportOnAllTiers_bubblewrapThatFails_showsWhyAndTheCure() {
    SandboxReport report = JvmSandbox.reportOnAllTiers(withBrokenBubblewrap());

    assertThat(report.tier()).contains(Tier.LANDLOCK);
    assertThat(report.probes())
        .extracting(TierProbe::tier, TierProbe::works)
        .containsExactly(tuple(Tier.BUBBLEWRAP, false), tuple(Tier.LANDLOCK, true));
    assertThat(report.probes().getFirst().reason()).contains("/usr/bin/python3: ");
    assertThat(report.probes().getFirst().cure()).contains("bubblewrap");
    assertThat(report.runtime())
        .startsWith("JDK " + Runtime.version().feature())
        .endsWith(JvmSettings.ofThisMachine().javaHome().toString());
  }

  @Test
  void reportOnAllTiers_best_triesBothAndTakesTheFirst() {
    SandboxReport report = JvmSandbox.reportOnAllTiers(JvmSettings.ofThisMachine());

    assertThat(report.probes())
        .extracting(TierProbe::tier)
        .containsExactly(Tier.BUBBLEWRAP, Tier.LANDLOCK);
    assertThat(report.tier())
        .isEqualTo(
            report.probes().stream().filter(TierProbe::works).map(TierProbe::tier).findFirst());
  }

  @ParameterizedTest
  @EnumSource(names = {"SECCOMP", "CONTAINER", "SANDBOX_EXEC"})
  void open_tierThatJavaHasNot_saysWhichItHas(Tier tier) {
    assertThatThrownBy(() -> JvmSandbox.open(JvmSettings.ofThisMachine().withTier(tier)))
        .isInstanceOf(SandboxUnavailableException.class)
        .hasMessageContaining(tier.code() + " does not work: ")
        .hasMessageContaining("L1 or L2 alone")
        .hasMessageContaining("Set weavergen.sandbox.tier to auto, L1 or L2");
  }

  @Test
  void open_uncontained_saysThatJavaNeverIs() {
    JvmSettings here = JvmSettings.ofThisMachine();
    JvmSettings uncontained =
        new JvmSettings(
            here.javaHome(), here.pythons(), here.bubblewrap(), 1, Optional.empty(), true);

    assertThatThrownBy(() -> JvmSandbox.open(uncontained))
        .isInstanceOf(SandboxUnavailableException.class)
        .hasMessageContaining("Java programs never")
        .hasMessageContaining("Set weavergen.sandbox.tier to auto, L1 or L2");
    assertThat(JvmSandbox.reportOnAllTiers(uncontained).available()).isFalse();
  }

  @Test
  void open_withoutPython_saysWhatToInstall() {
    JvmSettings here = JvmSettings.ofThisMachine();
    JvmSettings without = made(here.javaHome(), List.of(), here.bubblewrap());

    assertThatThrownBy(() -> JvmSandbox.open(without))
        .isInstanceOf(SandboxUnavailableException.class)
        .hasMessageContaining("there is no python3")
        .hasMessageContaining("install python3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "JAVA_VERSION=\"25.0.1\" MODULES=\"java.base\" | without a compiler",
        "JAVA_VERSION=\"17.0.2\" MODULES=\"java.base jdk.compiler\" | JDK 17.0.2 at",
      })
  void open_jdkThatDoesNotServe_saysWhatToInstall(String facts, String said, @TempDir Path home)
      throws IOException {
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), facts.replace(' ', '\n'));
    JvmSettings here = JvmSettings.ofThisMachine();

    assertThatThrownBy(() -> JvmSandbox.open(made(home, here.pythons(), here.bubblewrap())))
        .isInstanceOf(SandboxUnavailableException.class)
        .hasMessageContaining(said)
        .hasMessageContaining("Install a JDK 25 or newer");
  }

  private static JvmSettings withBrokenBubblewrap() {
    JvmSettings here = JvmSettings.ofThisMachine();
    return made(here.javaHome(), here.pythons(), Optional.of(Path.of("/bin/false")));
  }

  private static JvmSettings made(Path home, List<Path> pythons, Optional<Path> bubblewrap) {
    return new JvmSettings(home, pythons, bubblewrap, 1, Optional.empty(), false);
  }
}
