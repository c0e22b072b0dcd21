package dev.weavergen.activities.panel.provider;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.weavergen.activities.panel.provider.BoundedBody.Received;
import dev.weavergen.domain.Limits;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * langchain4j's way to a server, in place of its own client for the JDK. That one reads a body of
 * any size, drops the headers of a refusal (and {@code Retry-After} with them), and its time limit
 * ends with the first byte, so that a server which stops in mid-answer is waited for without end.
 * Here the limit holds for the whole reply.
 */
final class BoundedHttp implements HttpClient {
  /** Room for a reply with every character escaped or with its log-probabilities. */
  static final int BODY_BYTES_MAX = 16 * Limits.REPLY_BYTES_MAX;

  static final int ERROR_BYTES_MAX = 16 * 1024;
  private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

  private final java.net.http.HttpClient client;
  private final Duration timeout;

  BoundedHttp(java.net.http.HttpClient client, Duration timeout) {
    this.client = client;
    this.timeout = timeout;
  }

  /**
   * The JDK's client as every server takes it: over plain http it would offer an upgrade to HTTP/2,
   * which vLLM, LM Studio and uvicorn stumble over.
   */
  static java.net.http.HttpClient plainClient() {
    return java.net.http.HttpClient.newBuilder()
        .version(java.net.http.HttpClient.Version.HTTP_1_1)
        .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT_MAX)
        .build();
  }

  HttpClientBuilder builder() {
    return new Ready(this);
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    HttpResponse<Received> response = received(client.sendAsync(jdk(request), bounded()));
    String body = response.body().text();
    if (!successful(response.statusCode())) {
      throw new TransportFailure.Refused(response.statusCode(), response.headers(), body);
    }
    if (response.body().cut()) {
      throw new TransportFailure.Oversized();
    }
    return SuccessfulHttpResponse.builder()
        .statusCode(response.statusCode())
        .headers(response.headers().map())
        .body(body)
        .build();
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("replies are read whole");
  }

  private HttpResponse<Received> received(CompletableFuture<HttpResponse<Received>> pending) {
    try {
      return pending.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      pending.cancel(true);
      throw new TransportFailure.Late(timeout, true);
    } catch (InterruptedException e) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      throw new TransportFailure.Interrupted();
    } catch (ExecutionException e) {
      throw failed(e);
    }
  }

  private static TransportFailure failed(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause instanceof HttpTimeoutException
        ? new TransportFailure.Late(CONNECT_MAX, false)
        : new TransportFailure.Disconnected(cause);
  }

  private static BodyHandler<Received> bounded() {
    return info ->
        new BoundedBody(successful(info.statusCode()) ? BODY_BYTES_MAX : ERROR_BYTES_MAX);
  }

  private static boolean successful(int status) {
    return status >= 200 && status < 300;
  }

  private static java.net.http.HttpRequest jdk(HttpRequest request) {
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
            .method(request.method().name(), body(request));
    request
        .headers()
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    return builder.build();
  }

  private static BodyPublisher body(HttpRequest request) {
    return request.body() == null
        ? BodyPublishers.noBody()
        : BodyPublishers.ofString(request.body());
  }

  /** Hands a client that is ready to langchain4j, which insists on building one. */
  private record Ready(BoundedHttp http) implements HttpClientBuilder {
    @Override
    public Duration connectTimeout() {
      return CONNECT_MAX;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration ignored) {
      return this;
    }

    @Override
    public Duration readTimeout() {
      return http.timeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration ignored) {
      return this;
    }

    @Override
    public HttpClient build() {
      return http;
    }
  }
}
