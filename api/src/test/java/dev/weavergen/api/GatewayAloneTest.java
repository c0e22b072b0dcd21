package dev.weavergen.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.api.Gateway.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the gateway says when those behind it are gone; nothing may hang. */
@Timeout(60)
final class GatewayAloneTest {
  private static final String GENERATIONS = "/v1/generations";
  private static final String REQUEST = "{\"intent\": \"write f(x)\", \"models\": [\"p:a\"]}";

  @Test
  void answer_firstTheWorkersAndThenTemporalAreGone_isUnavailable() {
    try (Gateway gateway = Gateway.served()) {
      gateway.stopWorkers();
      Answer accepted = gateway.post(GENERATIONS, REQUEST);
      assertThat(accepted.status()).isEqualTo(202);
      String location = accepted.header("Location");
      assertThat(gateway.get(location).json().path("status").asString()).isEqualTo("running");
      assertThat(gateway.delete(location).status()).isEqualTo(204);

      gateway.stopTemporal();
      gateway.post(GENERATIONS, REQUEST).assertProblem(503, "unavailable");
      gateway.get(location).assertProblem(503, "unavailable");
      assertThat(gateway.get(GENERATIONS).status()).isEqualTo(200);
      assertThat(gateway.get("/actuator/health").status()).isEqualTo(503);
    }
  }

  /**
   * Nobody has to be there to take a cancellation; the worker that comes finds it. Such a run has
   * no result: it is cancelled before anything of it is stored.
   */
  @Test
  void cancel_beforeAWorkerComes_endsTheRunThen() {
    try (Gateway gateway = new Gateway()) {
      String location = gateway.post(GENERATIONS, REQUEST).header("Location");
      assertThat(gateway.delete(location).status()).isEqualTo(204);
      assertThat(gateway.delete(location).status()).isEqualTo(204);
      assertThat(gateway.get(location).json().path("status").asString()).isEqualTo("running");

      gateway.startWorkers();
      gateway.get(location + "?wait=20s").assertProblem(410, "cancelled");
    }
  }
}
