package dev.weavergen.workers;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.weavergen.activities.spans.SpanExport;
import dev.weavergen.workflows.spans.ExecutionSpan;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class TelemetryTest {
  private static final String TRACE_ID = "0123456789abcdef0123456789abcdef";
  private static final String SPAN_ID = "fedcba9876543210";

  @Test
  void start_noEndpoint_exportsNothing() {
    OpenTelemetry telemetry = Telemetry.start(Map.of("OTEL_SERVICE_NAME", "x"));
    assertThat(telemetry).isSameAs(OpenTelemetry.noop());
    new SpanExport(telemetry).export(span());
  }

  @Test
  void start_endpoint_getsTheSpanWithTheStoredIds() throws Exception {
    List<byte[]> received = new CopyOnWriteArrayList<>();
    HttpServer collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          received.add(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    try (OpenTelemetrySdk telemetry = (OpenTelemetrySdk) Telemetry.start(environment(collector))) {
      new SpanExport(telemetry).export(span());
    } finally {
      collector.stop(0);
    }
    assertThat(received).hasSize(1);
    String bytes = HexFormat.of().formatHex(received.getFirst());
    assertThat(bytes).contains(TRACE_ID).contains(SPAN_ID).contains(hex("weavergen-test"));
  }

  private static Map<String, String> environment(HttpServer collector) {
    return Map.of(
        "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + collector.getAddress().getPort(),
        "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
        "OTEL_SERVICE_NAME", "weavergen-test");
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static ExecutionSpan span() {
    return new ExecutionSpan(
        new ExecutionSpan.Key("w", "r", "run", 1),
        TRACE_ID,
        SPAN_ID,
        Optional.empty(),
        "generation",
        "w",
        Instant.now(),
        Optional.of(Duration.ofSeconds(1)),
        new TreeMap<>(),
        Optional.empty());
  }
}
