package dev.weavergen.activities.sandbox.python;

import static dev.weavergen.activities.sandbox.python.Programs.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weavergen.activities.sandbox.SandboxReport;
import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.SandboxUnavailableException;
import dev.weavergen.activities.sandbox.Tier;
import dev.weavergen.activities.sandbox.TierProbe;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each tier of this machine by itself, as the user that runs the tests and as an ordinary one. */
class PythonTiersTest {
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  @ParameterizedTest
  @CsvSource({
    "BUBBLEWRAP, false",
    "BUBBLEWRAP, true",
    "LANDLOCK, false",
    "LANDLOCK, true",
    "SECCOMP, false",
    "SECCOMP, true"
  })
  void tier_byItself_refusesEverythingAndServes(Tier tier, boolean ordinaryUser) {
    assumeTrue(ROOT || !ordinaryUser, "only root can become another user");
    SandboxSettings settings = SandboxSettings.standard().withTier(tier);
    PythonTiers tiers =
        new PythonTiers(settings, ordinaryUser ? AS_NOBODY : List.of(), ROOT && !ordinaryUser);
    try (PythonSandbox sandbox = new PythonSandbox(tiers, 2)) {
      assertThat(sandbox.report().tier()).as(sandbox.report().explanation()).contains(tier);
      Execution execution =
          Programs.execution(
              sandbox,
              "import os, socket\ndef f(): return os.getuid()\n",
              "open('/proc/self/environ')",
              "os.listdir('/')",
              "socket.socketpair()",
              "os.fork()",
              "os.execv('/bin/true', ['true'])",
              "os.kill(1, 0)",
              "f()",
              "len(bytearray(1 << 31))",
              "__import__('email').__name__ + __import__('ctypes').__name__ and 1");
      assertThat(execution.outcomes().subList(0, 6))
          .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Raised.class));
      assertThat(execution.outcomes().subList(6, 9))
          .containsExactly(number(65534), new Outcome.OutOfMemory(), number(1));
    }
  }

  @Test
  void uncontained_bySetting_runsWithEveryRight() {
    SandboxSettings settings = SandboxSettings.standard().withoutContainment();
    try (PythonSandbox sandbox = new PythonSandbox(settings)) {
      assertThat(
              Programs.execution(
                  sandbox, "def f(): return 1\n", "f()", "open('/dev/null').close()"))
          .satisfies(execution -> assertThat(execution.outcomes()).hasSize(2))
          .extracting(execution -> execution.outcomes().get(1))
          .isInstanceOf(Outcome.Returned.class);
      assertThat(sandbox.report().contained()).isFalse();
    }
  }

  @Test
  void noTier_saysWhatWasTriedAndTheCure() {
    SandboxSettings settings = SandboxSettings.standard().withPython(Path.of("/nowhere/python3"));
    try (PythonSandbox sandbox = new PythonSandbox(settings)) {
      assertThat(sandbox.report().available()).isFalse();
      assertThatThrownBy(() -> Programs.execution(sandbox, "def f(): pass\n", "f()"))
          .isInstanceOf(SandboxUnavailableException.class)
          .hasMessageContaining("L1 does not work")
          .hasMessageContaining("L2 does not work")
          .hasMessageContaining("/nowhere/python3")
          .hasMessageContaining("Cure: ");
    }
  }

  @Test
  void reportOnAllTiers_triesEach() {
    SandboxReport report = PythonSandbox.reportOnAllTiers(SandboxSettings.standard());

    assertThat(report.probes())
        .extracting(TierProbe::tier)
        .contains(Tier.LANDLOCK, Tier.SECCOMP, Tier.CONTAINER);
    assertThat(report.runtime()).startsWith("Python 3.");
  }
}
