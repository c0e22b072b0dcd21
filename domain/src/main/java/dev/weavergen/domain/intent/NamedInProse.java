package dev.weavergen.domain.intent;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the entry point where a sentence names it: "a function `foo(a, b)`", "a method called foo",
 * "implement foo(a, b)".
 *
 * <p>Only phrases in which the name stands right beside the word that announces it are read. "A
 * string is called happy if …" names no function.
 */
final class NamedInProse {
  private static final String NAME =
      "[`'\"*]{0,3}(?:def\\s++)?([A-Za-z_]\\w{0,80}+)(?=([`'\"*]{0,3})(\\s?+\\()?)";
  private static final Pattern CALLED =
      Pattern.compile(
          "\\b(?:function|method|procedure|routine|program|one)(?: in (?:python|java)\\w?)?,?(?: (?:that is|which is|that's|to be|must be|should be))? (?:named|called|with the name|whose name is)(?: as)?:? "
              + NAME,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LABELLED =
      Pattern.compile(
          "\\b(?:function[_ ]name|method[_ ]name|entry[_ ]point|name of the (?:function|method)|name (?:it|the (?:function|method))|call (?:it|the (?:function|method)))(?: (?:is|should be|must be|as))?(?: ?[:=])? "
              + NAME,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FUNCTION =
      Pattern.compile(
          "\\b(?:function|method|procedure|routine|def|signature):? " + NAME,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern IMPLEMENT =
      Pattern.compile(
          "\\b(?:implement|write|create|define|complete|develop|build|code|fix|optimi[sz]e|need|want)(?: me)?(?: (?:the|a|an))?(?: python| java)? "
              + NAME,
          Pattern.CASE_INSENSITIVE);
  private static final Set<String> PLAIN_WORDS =
      Set.of(
          "that",
          "which",
          "to",
          "for",
          "in",
          "with",
          "of",
          "and",
          "or",
          "is",
          "it",
          "the",
          "a",
          "an",
          "this",
          "returning",
          "taking",
          "using",
          "named",
          "called",
          "should",
          "must",
          "will",
          "object",
          "pointer",
          "signature",
          "call",
          "body",
          "definition",
          "name",
          "prototype",
          "template",
          "accepting",
          "given",
          "from",
          "by",
          "on",
          "has",
          "have",
          "be",
          "can",
          "does",
          "returns",
          "takes",
          "function",
          "method",
          "python",
          "java",
          "as",
          "if",
          "when",
          "so",
          "where",
          "like",
          "below",
          "above",
          "here",
          "there",
          "code",
          "program",
          "class",
          "header",
          "only",
          "also",
          "not",
          "you",
          "we",
          "your",
          "my",
          "its",
          "their",
          "some",
          "any");
  private static final Set<String> FOLLOWERS = Set.of("that", "which");

  private final String text;

  private NamedInProse(String text) {
    this.text = text;
  }

  /** A name with the head that may stand behind it. */
  record Named(String name, Optional<Signature> signature, Set<String> optional) {}

  static Optional<Named> find(String text) {
    NamedInProse reader = new NamedInProse(text);
    return reader
        .first(CALLED, true)
        .or(() -> reader.first(LABELLED, true))
        .or(() -> reader.first(FUNCTION, false))
        .or(() -> reader.first(IMPLEMENT, false));
  }

  /** The head that stands somewhere in the text for that name. */
  static Optional<Named> headOf(String text, String name) {
    int at = text.indexOf(name + "(");
    NamedInProse reader = new NamedInProse(text);
    for (int n = 0; at >= 0 && n < 64; n++) {
      boolean whole = at == 0 || !Character.isUnicodeIdentifierPart(text.charAt(at - 1));
      Named named = reader.named(name, at + name.length());
      if (whole && named.signature().isPresent()) {
        return Optional.of(named);
      }
      at = text.indexOf(name + "(", at + 1);
    }
    return Optional.empty();
  }

  private Optional<Named> first(Pattern phrase, boolean announced) {
    Matcher matcher = phrase.matcher(text);
    int at = 0;
    while (matcher.find(at)) {
      String name = matcher.group(1);
      boolean quoted = !matcher.group(2).isEmpty();
      boolean parameters =
          matcher.group(3) != null
              && isParameters(matcher.end(1) + matcher.group(2).length(), matcher.group(3));
      if (isName(name)
          && (parameters
              || quoted
              || announced
              || isIdentifier(name)
              || isFollowed(matcher.end(1), phrase))) {
        return Optional.of(named(name, matcher.end(1)));
      }
      at = matcher.start() + 1;
    }
    return Optional.empty();
  }

  private static boolean isName(String name) {
    return !PLAIN_WORDS.contains(name.toLowerCase(Locale.ROOT)) && !name.endsWith("ing");
  }

  /** An aside like "function (see below)" has a blank and words; a parameter list has neither. */
  private boolean isParameters(int end, String opening) {
    return !opening.startsWith(" ") && text.startsWith("(", end);
  }

  /** A word that no prose has: with an underscore, a digit, or a capital inside. */
  private static boolean isIdentifier(String name) {
    boolean capitalInside =
        !name.equals(name.toUpperCase(Locale.ROOT))
            && name.substring(1).chars().anyMatch(Character::isUpperCase)
            && Character.isLowerCase(name.charAt(0));
    return name.indexOf('_') >= 0
        || capitalInside
        || (name.length() > 1
            && name.chars().anyMatch(Character::isDigit)
            && Character.isLowerCase(name.charAt(0)));
  }

  /** "the function add that …", which no adverb can stand in. */
  private boolean isFollowed(int end, Pattern phrase) {
    if (!phrase.equals(FUNCTION)) {
      return false;
    }
    String rest = text.substring(end, Math.min(text.length(), end + 10)).strip();
    int start = end;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    boolean adverb = text.substring(start, end).endsWith("ly");
    return !adverb && FOLLOWERS.stream().anyMatch(word -> rest.startsWith(word + " "));
  }

  private Named named(String name, int end) {
    if (!text.startsWith("(", end)) {
      return new Named(name, Optional.empty(), Set.of());
    }
    Optional<ParameterList> list =
        ParameterList.read(text, end, Language.PYTHON)
            .or(() -> ParameterList.read(text, end, Language.JAVA))
            .filter(found -> !found.parameters().isEmpty());
    Optional<Signature> signature =
        list.map(found -> new Signature(name, found.parameters(), returnType(found.end())));
    return new Named(name, signature, list.map(ParameterList::optional).orElse(Set.of()));
  }

  /** {@code -> type}, when what follows is written like one. */
  private Optional<String> returnType(int end) {
    Lexer lexer = new Lexer(text, end + 200, Language.PYTHON);
    Token arrow = lexer.next(end, false);
    if (!arrow.is("->")) {
      return Optional.empty();
    }
    Token name = lexer.next(arrow.end(), false);
    if (!name.isName()) {
      return Optional.empty();
    }
    Token bracket = lexer.next(name.end(), false);
    if (!bracket.is("[")) {
      return Optional.of(name.text());
    }
    int depth = 0;
    for (Token token = bracket;
        token.kind() != Token.Kind.END;
        token = lexer.next(token.end(), true)) {
      depth += token.opens() ? 1 : token.closes() ? -1 : 0;
      if (depth == 0) {
        return Optional.of(text.substring(name.start(), token.end()));
      }
    }
    return Optional.empty();
  }
}
