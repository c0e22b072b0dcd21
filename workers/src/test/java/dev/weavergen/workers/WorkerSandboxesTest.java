package dev.weavergen.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerSandboxesTest {
  @Test
  void states_tierThatJavaHasNot_saysWhatToSet() {
    SandboxState java = WorkerSandboxes.states(block("L3")).getLast();

    assertThat(java.language()).isEqualTo("java");
    assertThat(java.tier()).isEmpty();
    assertThat(java.runtime()).hasValueSatisfying(jdk -> assertThat(jdk).startsWith("JDK "));
    assertThat(java.probes()).extracting(SandboxState.Probe::tier).containsExactly("L3");
    assertThat(java.probes().getFirst().cure())
        .hasValueSatisfying(cure -> assertThat(cure).contains("auto, L1 or L2"));
  }

  @Test
  void states_uncontained_isSaidWhateverWouldWork() {
    assertThat(WorkerSandboxes.states(block("uncontained")))
        .extracting(SandboxState::summary)
        .containsExactly("python uncontained", "java not executed");
  }

  @Test
  void states_switchedOff_triesNothing() {
    List<SandboxState> states = WorkerSandboxes.states(block("none"));

    assertThat(states)
        .extracting(SandboxState::summary)
        .containsExactly("python not executed", "java not executed");
  }

  private static SandboxBlock block(String tier) {
    return new SandboxBlock(
        Optional.of(tier), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
