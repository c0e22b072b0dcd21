package dev.weavergen.domain.candidate;

/**
 * A reply as the rest of the package reads it: line ends are {@code \n}, and what can be seen
 * neither by a reader nor by a compiler is gone (byte order marks, zero-width characters, control
 * characters, halves of surrogate pairs). No-break spaces at the beginning of a line become blanks,
 * since both languages refuse them there. Sections in which a model thinks aloud are no part of its
 * answer.
 *
 * @param text the answer
 * @param unfinishedThinking whether the reply ends while the model is still thinking
 */
record ReplyText(String text, boolean unfinishedThinking) {
  private static final String THINK = "<think>";
  private static final String THINK_END = "</think>";

  static ReplyText of(String reply) {
    return withoutThinking(cleaned(reply));
  }

  private static ReplyText withoutThinking(String text) {
    String rest = text;
    while (rest.stripLeading().startsWith(THINK)) {
      int end = rest.indexOf(THINK_END);
      if (end < 0) {
        return new ReplyText("", true);
      }
      rest = rest.substring(end + THINK_END.length());
    }
    return new ReplyText(afterLoneEnd(rest), false);
  }

  /** Some chat templates open the section themselves, so that only its end is in the reply. */
  private static String afterLoneEnd(String text) {
    int end = text.startsWith(THINK_END + "\n") ? 0 : text.indexOf("\n" + THINK_END + "\n") + 1;
    if (end == 0 && !text.startsWith(THINK_END + "\n")) {
      return text;
    }
    return text.substring(end + THINK_END.length());
  }

  private static String cleaned(String reply) {
    StringBuilder clean = new StringBuilder(reply.length());
    boolean leading = true;
    for (int at = 0; at < reply.length(); at++) {
      char c = reply.charAt(at);
      if (c == '\r') {
        c = at + 1 < reply.length() && reply.charAt(at + 1) == '\n' ? '\0' : '\n';
      }
      if (invisible(reply, at, c)) {
        continue;
      }
      clean.append(leading && c == '\u00a0' ? ' ' : c);
      leading = c == '\n' || (leading && (c == ' ' || c == '\t' || c == '\u00a0'));
    }
    return clean.toString();
  }

  private static boolean invisible(String text, int at, char c) {
    return switch (c) {
      case '\t', '\n', '\f' -> false;
      case '\ufeff', '\u200b', '\u2060', '\u007f' -> true;
      case '\u200c', '\u200d' -> !joinsLetters(text, at);
      default -> c < ' ' || loneSurrogate(text, at, c);
    };
  }

  /** Joiners mean something between letters of some scripts and within emoji. */
  private static boolean joinsLetters(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && text.charAt(at - 1) > '\u007f'
        && text.charAt(at + 1) > '\u007f';
  }

  private static boolean loneSurrogate(String text, int at, char c) {
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
