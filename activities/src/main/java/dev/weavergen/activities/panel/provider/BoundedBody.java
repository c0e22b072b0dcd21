package dev.weavergen.activities.panel.provider;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Keeps the beginning of a body and hangs up once there is more than that. */
final class BoundedBody implements BodySubscriber<BoundedBody.Received> {
  private final int bytesMax;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final CompletableFuture<Received> received = new CompletableFuture<>();
  private Flow.@org.jspecify.annotations.Nullable Subscription subscription;

  BoundedBody(int bytesMax) {
    this.bytesMax = bytesMax;
  }

  /**
   * @param text as UTF-8, at most as many bytes as allowed
   * @param cut whether there was more
   */
  record Received(String text, boolean cut) {}

  @Override
  public CompletionStage<Received> getBody() {
    return received;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    buffers.forEach(this::keep);
  }

  @Override
  public void onError(Throwable failure) {
    received.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    received.complete(new Received(kept.toString(StandardCharsets.UTF_8), false));
  }

  private void keep(ByteBuffer buffer) {
    byte[] bytes = new byte[Math.min(buffer.remaining(), bytesMax - kept.size())];
    buffer.get(bytes);
    kept.writeBytes(bytes);
    if (buffer.hasRemaining()) {
      hangUp();
    }
  }

  private void hangUp() {
    received.complete(new Received(kept.toString(StandardCharsets.UTF_8), true));
    if (subscription != null) {
      subscription.cancel();
    }
  }
}
