package dev.weavergen.workers;

import dev.weavergen.activities.spans.ForcedIds;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The OpenTelemetry SDK, configured by its own standard variables. Spans are exported by OTLP when
 * {@code OTEL_EXPORTER_OTLP_ENDPOINT} or {@code OTEL_EXPORTER_OTLP_TRACES_ENDPOINT} is set, and
 * nowhere otherwise; metrics and logs are not exported. Exported spans carry the ids of the stored
 * ones. What waits to be exported when the process ends is sent by closing the SDK.
 */
final class Telemetry {
  private static final Map<String, String> QUIET =
      Map.of(
          "otel.metrics.exporter",
          "none",
          "otel.logs.exporter",
          "none",
          "otel.service.name",
          "weavergen");

  private static final Set<String> ENDPOINTS =
      Set.of("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");

  private Telemetry() {}

  static OpenTelemetry start(Map<String, String> environment) {
    if (ENDPOINTS.stream().noneMatch(environment::containsKey)) {
      return OpenTelemetry.noop();
    }
    return AutoConfiguredOpenTelemetrySdk.builder()
        .addPropertiesSupplier(() -> properties(environment))
        .addTracerProviderCustomizer((provider, config) -> provider.setIdGenerator(new StoredIds()))
        .disableShutdownHook()
        .build()
        .getOpenTelemetrySdk();
  }

  /**
   * The SDK's own names of its variables: {@code OTEL_SERVICE_NAME} is {@code otel.service.name}.
   */
  private static Map<String, String> properties(Map<String, String> environment) {
    Map<String, String> properties = new HashMap<>(QUIET);
    environment.forEach((name, value) -> {
      if (name.startsWith("OTEL_")) {
        properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
      }
    });
    return properties;
  }

  /** Gives a span the ids that are waiting for it, else random ones. */
  private static final class StoredIds implements IdGenerator {
    private final IdGenerator random = IdGenerator.random();

    @Override
    public String generateSpanId() {
      return ForcedIds.spanId().orElseGet(random::generateSpanId);
    }

    @Override
    public String generateTraceId() {
      return ForcedIds.traceId().orElseGet(random::generateTraceId);
    }
  }
}
