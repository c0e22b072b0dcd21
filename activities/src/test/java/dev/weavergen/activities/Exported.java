package dev.weavergen.activities;

import dev.weavergen.activities.spans.ForcedIds;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;

/** What was exported through OpenTelemetry, kept in memory. */
public final class Exported implements AutoCloseable {
  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final OpenTelemetrySdk telemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .setIdGenerator(new StoredIds())
                  .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                  .build())
          .build();

  public OpenTelemetry telemetry() {
    return telemetry;
  }

  public List<SpanData> spans() {
    return exporter.getFinishedSpanItems();
  }

  public void clear() {
    exporter.reset();
  }

  @Override
  public void close() {
    telemetry.close();
  }

  private static final class StoredIds implements IdGenerator {
    @Override
    public String generateSpanId() {
      return ForcedIds.spanId().orElseThrow();
    }

    @Override
    public String generateTraceId() {
      return ForcedIds.traceId().orElseThrow();
    }
  }
}
