package dev.weavergen.activities.panel.provider;

import dev.weavergen.activities.panel.settings.Secret;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes what a server said fit for a message: one line, short, no key. Servers echo the key they
 * were given, whole or in part, so whatever looks like one goes too.
 */
final class SafeText {
  private static final Pattern KEY_LIKE =
      Pattern.compile("(?i)\\b(?:sk|pk|rk)-[\\w*.\\-]{4,}|\\b(?:Bearer|Basic)\\s+[^\\s\"',;]+");
  private static final Pattern LABELLED =
      Pattern.compile(
          "(?i)\\b((?:x-api-key|api[-_ ]?key|authorization)[^:=]{0,20}[:=]\\s*\"?)[^\\s\"',;]+");
  private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.{0,200}?)</title>");
  private static final Pattern MARKUP = Pattern.compile("(?s)<[^>]{0,2000}>");
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\u2028\\u2029]+");

  private SafeText() {}

  /** At most so many characters of the text, fit for a message. */
  static String of(String text, Optional<Secret> secret, int charsMax) {
    String plain = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    return cut(scrubbed(plain, secret), charsMax);
  }

  private static String scrubbed(String text, Optional<Secret> secret) {
    String known = secret.map(key -> key.scrub(text)).orElse(text);
    String unlabelled = KEY_LIKE.matcher(known).replaceAll("[redacted]");
    return LABELLED.matcher(unlabelled).replaceAll("$1[redacted]");
  }

  /** A page for people says in its title what it is about. */
  static String withoutMarkup(String text) {
    if (!text.stripLeading().startsWith("<")) {
      return text;
    }
    Matcher title = TITLE.matcher(text);
    return title.find() ? title.group(1) : MARKUP.matcher(text).replaceAll(" ");
  }

  private static String cut(String text, int charsMax) {
    if (text.length() <= charsMax) {
      return text;
    }
    int end = Math.max(0, charsMax - 1);
    boolean split = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, split ? end - 1 : end) + "…";
  }
}
