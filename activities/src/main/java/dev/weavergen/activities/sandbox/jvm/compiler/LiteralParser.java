package dev.weavergen.activities.sandbox.jvm.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@link Literal} from the left to the right, with one character of foresight. */
final class LiteralParser {
  private static final int DEPTH_MAX = 100;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:(?:0|[1-9]\\d*)(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

  private final String text;
  private int at;
  private int depth;

  LiteralParser(String text) {
    this.text = text;
  }

  /** Not the grammar of literals; caught where parsing began. */
  private static final class NoLiteral extends Exception {
    private static final long serialVersionUID = 1;
  }

  Optional<Literal> whole() {
    try {
      Literal literal = value();
      skipSpace();
      return at == text.length() ? Optional.of(literal) : Optional.empty();
    } catch (NoLiteral _) {
      return Optional.empty();
    }
  }

  private Literal value() throws NoLiteral {
    char c = peek();
    return switch (c) {
      case '[' -> new Literal.Items(items(']'));
      case '(' -> round();
      case '{' -> braces();
      case '"', '\'' -> new Literal.Text(string(c));
      default -> Character.isLetter(c) ? word() : number();
    };
  }

  /** One value in round brackets is itself, unless a comma follows it. */
  private Literal round() throws NoLiteral {
    List<Literal> items = items(')');
    boolean comma = text.substring(0, at - 1).stripTrailing().endsWith(",");
    return items.size() == 1 && !comma ? items.getFirst() : new Literal.Items(items);
  }

  private List<Literal> items(char close) throws NoLiteral {
    enter();
    List<Literal> items = new ArrayList<>();
    while (peek() != close) {
      items.add(value());
      separator(close);
    }
    leave();
    return items;
  }

  private Literal braces() throws NoLiteral {
    enter();
    List<Literal> items = new ArrayList<>();
    List<Literal.Entry> entries = new ArrayList<>();
    while (peek() != '}') {
      Literal first = value();
      if (peek() == ':') {
        at++;
        entries.add(new Literal.Entry(first, value()));
      } else {
        items.add(first);
      }
      separator('}');
    }
    leave();
    if (!items.isEmpty() && !entries.isEmpty()) {
      throw new NoLiteral();
    }
    return items.isEmpty() ? new Literal.Entries(entries) : new Literal.Items(items);
  }

  private void enter() throws NoLiteral {
    at++;
    depth++;
    if (depth > DEPTH_MAX) {
      throw new NoLiteral();
    }
  }

  private void leave() {
    at++;
    depth--;
  }

  private void separator(char close) throws NoLiteral {
    char c = peek();
    if (c == ',') {
      at++;
      return;
    }
    if (c != close) {
      throw new NoLiteral();
    }
  }

  private Literal word() throws NoLiteral {
    return switch (match(WORD)) {
      case "None", "null" -> new Literal.Nothing();
      case "True", "true" -> new Literal.Truth(true);
      case "False", "false" -> new Literal.Truth(false);
      default -> throw new NoLiteral();
    };
  }

  private Literal number() throws NoLiteral {
    return new Literal.Numeral(match(NUMBER));
  }

  private String match(Pattern pattern) throws NoLiteral {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw new NoLiteral();
    }
    at = matcher.end();
    return matcher.group();
  }

  private String string(char quote) throws NoLiteral {
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != quote; at++) {
      value.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
    }
    if (at >= text.length()) {
      throw new NoLiteral();
    }
    at++;
    return value.toString();
  }

  private char escaped() throws NoLiteral {
    at++;
    if (at >= text.length()) {
      throw new NoLiteral();
    }
    return switch (text.charAt(at)) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case '\\' -> '\\';
      case '"' -> '"';
      case '\'' -> '\'';
      default -> throw new NoLiteral();
    };
  }

  private char peek() throws NoLiteral {
    skipSpace();
    if (at >= text.length()) {
      throw new NoLiteral();
    }
    return text.charAt(at);
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
