package dev.weavergen.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.temporal.testing.TemporalDevServerOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.Optional;

/** Temporal's real dev server; what needs it is skipped where there is none. */
final class DevServer {
  private DevServer() {}

  static TestWorkflowEnvironment start() {
    Optional<String> program = Optional.ofNullable(System.getenv("TEMPORAL_CLI"));
    if (Boolean.parseBoolean(System.getenv("WEAVERGEN_REQUIRE_ALL"))) {
      assertThat(program).as("TEMPORAL_CLI has to name the Temporal CLI").isPresent();
    }
    assumeThat(program).as("set TEMPORAL_CLI to the Temporal CLI to run this").isPresent();
    return TestWorkflowEnvironment.startLocal(
        TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build(),
        TemporalDevServerOptions.newBuilder().setExistingPath(program.orElseThrow()).build());
  }
}
