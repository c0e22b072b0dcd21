package dev.weavergen.activities.panel.provider;

import java.net.ConnectException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;

/**
 * What can go wrong below the protocol. Travels through langchain4j as it is and is turned into a
 * {@link dev.weavergen.workflows.panel.ModelFailure} by {@link ProviderErrors} alone.
 */
abstract sealed class TransportFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private TransportFailure(String message) {
    super(message);
  }

  /** The server answered with something other than success. */
  static final class Refused extends TransportFailure {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient HttpHeaders headers;
    private final String body;

    Refused(int status, HttpHeaders headers, String body) {
      super("HTTP " + status);
      this.status = status;
      this.headers = headers;
      this.body = body;
    }

    int status() {
      return status;
    }

    HttpHeaders headers() {
      return headers;
    }

    /** The beginning of the body, at most {@link BoundedHttp#ERROR_BYTES_MAX} bytes. */
    String body() {
      return body;
    }
  }

  /** The body is larger than {@link BoundedHttp#BODY_BYTES_MAX}. */
  static final class Oversized extends TransportFailure {
    private static final long serialVersionUID = 1L;

    Oversized() {
      super("the reply's body is larger than " + BoundedHttp.BODY_BYTES_MAX + " bytes");
    }
  }

  /** No complete reply in time. */
  static final class Late extends TransportFailure {
    private static final long serialVersionUID = 1L;

    private final boolean sent;

    Late(Duration limit, boolean sent) {
      super("no complete reply within " + limit.toMillis() + " ms");
      this.sent = sent;
    }

    /** Whether the server had the request. */
    boolean sent() {
      return sent;
    }
  }

  /** No connection, or it ended before the reply did. */
  static final class Disconnected extends TransportFailure {
    private static final long serialVersionUID = 1L;

    private final boolean sent;

    Disconnected(Throwable cause) {
      super(said(cause));
      this.sent = !(cause instanceof ConnectException || cause instanceof SSLHandshakeException);
    }

    /** Whether the server may have had the request. */
    boolean sent() {
      return sent;
    }

    private static String said(Throwable cause) {
      String name = cause.getClass().getSimpleName();
      return cause.getMessage() == null ? name : name + ": " + cause.getMessage();
    }
  }

  /** The calling thread was interrupted; its flag is set again. */
  static final class Interrupted extends TransportFailure {
    private static final long serialVersionUID = 1L;

    Interrupted() {
      super("the call was interrupted");
    }
  }
}
