package dev.weavergen.memory.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL is: {@code postgresql://user:password@host:port/database?option=value}, also
 * with {@code postgres} or {@code jdbc:postgresql} in front, credentials before the host or as
 * options. Its text never shows the password.
 *
 * @param address host, port and database for the JDBC driver, with the options but without
 *     credentials
 */
public record DatabaseUrl(String address, Optional<String> user, Optional<String> password) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?:(?://)?(?:(?<credentials>[^/?]*)@)?(?<hosts>[^/?@]*)"
              + "(?:/(?<database>[^?]*))?(?:\\?(?<options>.*))?");

  /**
   * @throws IllegalArgumentException when it is no such URL; the message shows no password
   */
  public static DatabaseUrl of(String url) {
    Matcher form = FORM.matcher(url.strip());
    if (!form.matches() || url.indexOf('@', form.end("hosts")) >= 0) {
      throw new IllegalArgumentException(
          "not the URL of a PostgreSQL: '%s'; expected postgresql://user:password@host:5432/database"
              .formatted(hidden(url)));
    }
    try {
      return taken(form);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "wrong percent escape in the database URL '%s': write %% as %%25, @ as %%40, / as %%2F"
              .formatted(hidden(url)),
          e);
    }
  }

  private static DatabaseUrl taken(Matcher form) {
    Optional<String> user = Optional.empty();
    Optional<String> password = Optional.empty();
    String credentials = form.group("credentials");
    if (credentials != null) {
      int colon = credentials.indexOf(':');
      user = Optional.of(decoded(colon < 0 ? credentials : credentials.substring(0, colon)));
      password =
          colon < 0 ? Optional.empty() : Optional.of(decoded(credentials.substring(colon + 1)));
    }
    List<String> options = new ArrayList<>();
    String query = Optional.ofNullable(form.group("options")).orElse("");
    for (String option : query.split("&", -1)) {
      if (option.startsWith("user=")) {
        user = Optional.of(decoded(option.substring("user=".length())));
      } else if (option.startsWith("password=")) {
        password = Optional.of(decoded(option.substring("password=".length())));
      } else if (!option.isEmpty()) {
        options.add(option);
      }
    }
    String hosts = form.group("hosts").isEmpty() ? "localhost" : form.group("hosts");
    String database = Optional.ofNullable(form.group("database")).orElse("");
    String address =
        "//" + hosts + "/" + database + (options.isEmpty() ? "" : "?" + String.join("&", options));
    return new DatabaseUrl(address, user, password);
  }

  /** The URL for the JDBC driver; user and password go beside it. */
  public String jdbc() {
    return "jdbc:postgresql:" + address;
  }

  /** The same server and credentials, another database. */
  public DatabaseUrl withDatabase(String database) {
    int slash = address.indexOf('/', 2);
    int options = address.indexOf('?');
    return new DatabaseUrl(
        address.substring(0, slash + 1)
            + database
            + (options < 0 ? "" : address.substring(options)),
        user,
        password);
  }

  /** The whole URL with its password, to hand to a process of ours; never to be printed. */
  public String withSecrets() {
    String credentials =
        user.map(DatabaseUrl::encoded).orElse("")
            + password.map(secret -> ":" + encoded(secret)).orElse("");
    return "postgresql://"
        + (credentials.isEmpty() ? "" : credentials + "@")
        + address.substring(2);
  }

  /** For people: without the password. */
  @Override
  public String toString() {
    return "postgresql://" + user.map(name -> name + "@").orElse("") + address.substring(2);
  }

  private static String hidden(String url) {
    return url.replaceAll("//.*@", "//***@").replaceAll("password=[^&]*", "password=***");
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encoded(String part) {
    return java.net.URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
