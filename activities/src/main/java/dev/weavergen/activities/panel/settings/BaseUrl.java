package dev.weavergen.activities.panel.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Base addresses as people write them, made into what the protocols need: OpenAI's and Anthropic's
 * end in {@code /v1}, Ollama's has no path, and {@code OLLAMA_HOST} may be a bare {@code host:port}
 * as for Ollama itself.
 */
public final class BaseUrl {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int OLLAMA_PORT = 11434;
  private static final String EXPECTED =
      "an http or https address with a host and without user, query or fragment, for example"
          + " http://localhost:11434";

  private BaseUrl() {}

  /**
   * Reads an address.
   *
   * @param field named in the message
   * @throws InvalidSetting when it is not an address of a server
   */
  public static URI parse(String field, String text) {
    try {
      URI uri = new URI(text.strip());
      InvalidSetting.unless(names(uri), field, shown(text), EXPECTED);
      return uri;
    } catch (URISyntaxException e) {
      throw new InvalidSetting(field, shown(text), EXPECTED);
    }
  }

  /** The address in the form that the provider's protocol needs. */
  public static URI of(Provider provider, String field, String text) {
    return switch (provider) {
      case OLLAMA -> withoutSlash(reachable(parse(field, ollama(text.strip()))));
      case ANTHROPIC, OPENAI -> versioned(parse(field, text));
    };
  }

  private static boolean names(URI uri) {
    return uri.getScheme() != null
        && SCHEMES.contains(uri.getScheme())
        && uri.getHost() != null
        && uri.getRawUserInfo() == null
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null;
  }

  /** What may be repeated in a message: an address may carry a password in front of its host. */
  private static String shown(String text) {
    return text.replaceAll("//[^/@]*@", "//[redacted]@");
  }

  private static String ollama(String text) {
    if (text.contains("://")) {
      return text;
    }
    String host = text.startsWith(":") ? "127.0.0.1" + text : text;
    return "http://" + (host.matches(".*:\\d+/?") ? host : host + ":" + OLLAMA_PORT);
  }

  /** A server that listens everywhere is asked on loopback. */
  private static URI reachable(URI uri) {
    return "0.0.0.0".equals(uri.getHost())
        ? URI.create(uri.toString().replace("0.0.0.0", "127.0.0.1"))
        : uri;
  }

  private static URI versioned(URI uri) {
    URI plain = withoutSlash(uri);
    return plain.getPath().isEmpty() ? URI.create(plain + "/v1") : plain;
  }

  private static URI withoutSlash(URI uri) {
    return URI.create(uri.toString().replaceAll("/+$", ""));
  }
}
