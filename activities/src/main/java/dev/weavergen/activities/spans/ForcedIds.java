package dev.weavergen.activities.spans;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands the exported span the ids of the stored one. The OpenTelemetry API has no way to name a
 * span's ids; its SDK asks an id generator, on the thread that starts the span, and that generator
 * asks here. A trace id is only asked for by a span without a parent.
 */
public final class ForcedIds {
  private static final ThreadLocal<@Nullable ForcedIds> NEXT = new ThreadLocal<>();

  private final String traceId;
  private final String spanId;

  private ForcedIds(String traceId, String spanId) {
    this.traceId = traceId;
    this.spanId = spanId;
  }

  static void next(String traceId, String spanId) {
    NEXT.set(new ForcedIds(traceId, spanId));
  }

  static void none() {
    NEXT.remove();
  }

  /** The span id for the span that is being started on this thread. */
  public static Optional<String> spanId() {
    return Optional.ofNullable(NEXT.get()).map(ids -> ids.spanId);
  }

  /** The trace id for the span that is being started on this thread. */
  public static Optional<String> traceId() {
    return Optional.ofNullable(NEXT.get()).map(ids -> ids.traceId);
  }
}
