package dev.weavergen.domain.intent;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.intent.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the longest expression that begins at an offset of a text.
 *
 * <p>A recogniser, not a parser: operands and operators must alternate, brackets must match, and
 * what is in them must be items in the language's own forms (keyword arguments, dictionary entries,
 * slices, comprehensions, array initialisers, casts). Precedence says nothing about whether
 * something is an expression, so it is not looked at. There is one token of look-ahead and no
 * backtracking except over the last operator of a value in prose ("4 - the square of 2" is the
 * value 4); nesting and length are bounded, so a text of opening brackets costs no more than one of
 * words.
 */
final class ExpressionReader {
  /** Deeper nesting is no example that a person would write. */
  static final int NESTING_MAX = 40;

  private static final Set<String> ARITHMETIC =
      Set.of("+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^");
  private static final Set<String> PYTHON_ONLY = Set.of("//", "**", "@");
  private static final Set<String> LOGIC =
      Set.of(
          "==",
          "!=",
          "<",
          ">",
          "<=",
          ">=",
          "in",
          "is",
          "and",
          "or",
          "if",
          "else",
          "&&",
          "||",
          "instanceof");
  private static final Set<String> PREFIXES = Set.of("+", "-", "~", "!", "not");
  private static final Set<String> PRIMITIVES =
      Set.of("int", "long", "short", "byte", "char", "float", "double", "boolean");

  /** How far an expression outside brackets may reach. */
  enum Reach {
    /** Arithmetic on literals and calls: a value in prose, where "and" is a word. */
    VALUE,
    /** Everything that has a value, comparisons and logic too: what stands behind assert. */
    CONDITION
  }

  private final Lexer lexer;
  private final Language language;
  private final Reach reach;
  private final Predicate<String> known;
  private final List<Token> tokens = new ArrayList<>();
  private int position;
  private int depth;
  private boolean callable;
  private @Nullable Token ahead;
  private int aheadFrom;
  private boolean aheadInBrackets;

  private ExpressionReader(
      String text, int start, Language language, Reach reach, Predicate<String> known) {
    this.lexer = new Lexer(text, start + Limits.EXAMPLE_CHARS_MAX, language);
    this.language = language;
    this.reach = reach;
    this.known = known;
    this.position = start;
  }

  /**
   * The longest expression at the offset, if there is one.
   *
   * @param known which names can have a value; an outermost operand of another name is prose
   */
  static Optional<Expression> read(
      String text, int start, Language language, Reach reach, Predicate<String> known) {
    ExpressionReader reader = new ExpressionReader(text, start, language, reach, known);
    return reader.expression() ? Optional.of(new Expression(reader.tokens)) : Optional.empty();
  }

  private boolean expression() {
    if (!operand()) {
      return false;
    }
    while (isOperator(peek())) {
      int size = tokens.size();
      int before = position;
      operator();
      if (!operand()) {
        if (depth > 0) {
          return false;
        }
        tokens.subList(size, tokens.size()).clear();
        position = before;
        return true;
      }
    }
    return true;
  }

  private boolean isOperator(Token token) {
    if (token.kind() != Kind.SYMBOL && token.kind() != Kind.NAME) {
      return false;
    }
    boolean logic = depth > 0 || reach == Reach.CONDITION;
    boolean arithmetic =
        ARITHMETIC.contains(token.text())
            && !(language == Language.JAVA && PYTHON_ONLY.contains(token.text()));
    return arithmetic || (logic && (LOGIC.contains(token.text()) || token.is("not")));
  }

  private void operator() {
    Token first = take();
    if (first.is("not") && peek().is("in")) {
      take();
    }
    if (first.is("is") && peek().is("not")) {
      take();
    }
  }

  private boolean operand() {
    while (PREFIXES.contains(peek().text()) && peek().kind() != Kind.STRING) {
      if (tokens.size() > Limits.EXAMPLE_CHARS_MAX) {
        return false;
      }
      take();
    }
    if (language == Language.PYTHON && peek().is("lambda")) {
      return lambda();
    }
    return atom() && postfixes();
  }

  private boolean lambda() {
    while (!peek().is(":")) {
      Token token = take();
      boolean inHead = token.isName() || token.is(",") || token.is("*") || token.is("**");
      if (!inHead) {
        return false;
      }
    }
    take();
    return nested(this::expression);
  }

  private boolean atom() {
    Token token = peek();
    callable = false;
    return switch (token.kind()) {
      case NUMBER -> accept();
      case STRING -> strings();
      case NAME -> name(token);
      case SYMBOL -> token.opens() && bracketed();
      case NEWLINE, END, BAD -> false;
    };
  }

  private boolean accept() {
    take();
    return true;
  }

  private boolean strings() {
    take();
    if (language == Language.PYTHON) {
      while (peek().kind() == Kind.STRING && !isTripleQuoted(peek())) {
        take();
      }
    }
    return true;
  }

  private static boolean isTripleQuoted(Token token) {
    return token.text().startsWith("\"\"\"") || token.text().startsWith("'''");
  }

  private boolean name(Token token) {
    if (language == Language.JAVA && token.is("new")) {
      return creation();
    }
    if (Expression.isKeyword(token.text())) {
      return false;
    }
    if (depth == 0 && !known.test(token.text())) {
      return false;
    }
    take();
    callable = !Set.of("True", "False", "None", "true", "false", "null").contains(token.text());
    return !(language == Language.JAVA && depth > 0 && peek().is("->")) || arrow();
  }

  private boolean arrow() {
    take();
    return nested(this::expression);
  }

  /** {@code new int[]{1, 2}}, {@code new ArrayList<>(List.of(1))}. */
  private boolean creation() {
    take();
    if (!peek().isName()) {
      return false;
    }
    take();
    while (peek().is(".")) {
      take();
      take();
    }
    if (peek().is("<") && !typeArguments()) {
      return false;
    }
    boolean array = peek().is("[");
    while (peek().is("[")) {
      if (!items("[", "]")) {
        return false;
      }
    }
    if (array) {
      return !peek().is("{") || items("{", "}");
    }
    return peek().is("(") && items("(", ")");
  }

  private boolean typeArguments() {
    int open = 0;
    do {
      Token token = take();
      switch (token.text()) {
        case "<" -> open++;
        case ">" -> open--;
        case ">>" -> open -= 2;
        case ",", "?", ".", "[", "]" -> {}
        default -> {
          if (!token.isName()) {
            return false;
          }
        }
      }
    } while (open > 0);
    return open == 0;
  }

  private boolean bracketed() {
    Token open = peek();
    int from = tokens.size();
    if (!items(open.text(), closing(open))) {
      return false;
    }
    if (language == Language.JAVA && open.is("(")) {
      if (depth > 0 && peek().is("->")) {
        return arrow();
      }
      if (isCast(from) && startsOperand(peek())) {
        return operand();
      }
    }
    callable = false;
    return true;
  }

  private boolean isCast(int from) {
    List<Token> inside = tokens.subList(from + 1, tokens.size() - 1);
    return inside.size() == 1
        && (PRIMITIVES.contains(inside.getFirst().text())
            || Character.isUpperCase(inside.getFirst().text().charAt(0)));
  }

  private static boolean startsOperand(Token token) {
    return switch (token.kind()) {
      case NAME -> !Expression.isKeyword(token.text()) || token.is("new");
      case NUMBER, STRING -> true;
      case SYMBOL -> token.is("(") || token.is("-");
      case NEWLINE, END, BAD -> false;
    };
  }

  private static String closing(Token open) {
    return switch (open.text()) {
      case "(" -> ")";
      case "[" -> "]";
      default -> "}";
    };
  }

  private boolean postfixes() {
    while (true) {
      Token next = peek();
      boolean adjacent = depth > 0 || next.start() == lastEnd();
      if (next.is("(") && callable && adjacent) {
        if (!items("(", ")")) {
          return false;
        }
      } else if (next.is("[") && adjacent && tokens.getLast().kind() != Kind.NUMBER) {
        if (!items("[", "]")) {
          return false;
        }
        callable = true;
      } else if (isAttribute(next)) {
        take();
        take();
        callable = true;
      } else {
        return true;
      }
    }
  }

  /** A full stop ends a sentence; a dot with a name right behind it reaches into a value. */
  private boolean isAttribute(Token dot) {
    if (!(dot.is(".") || (language == Language.JAVA && dot.is("::")))) {
      return false;
    }
    Token behind = lexer.next(dot.end(), depth > 0);
    boolean tight = dot.start() == lastEnd() && behind.start() == dot.end();
    return behind.isName()
        && (tight || depth > 0)
        && tokens.getLast().kind() != Kind.NUMBER
        && !Expression.isKeyword(behind.text());
  }

  private int lastEnd() {
    return tokens.getLast().end();
  }

  private boolean items(String open, String close) {
    return nested(() -> itemsInside(open, close));
  }

  private boolean itemsInside(String open, String close) {
    take();
    while (!peek().is(close)) {
      if (!item(open)) {
        return false;
      }
      if (peek().is(",")) {
        take();
      } else if (!peek().is(close)) {
        return false;
      }
    }
    take();
    callable = true;
    return true;
  }

  /**
   * One item: an expression, {@code name=…}, {@code key: value}, {@code a:b:c} or {@code … for}.
   */
  private boolean item(String open) {
    if (language == Language.PYTHON && (peek().is("*") || peek().is("**"))) {
      take();
    }
    if (language == Language.JAVA && open.equals("{") && peek().is("{")) {
      return items("{", "}");
    }
    if (peek().is(":") ? !open.equals("[") : !expression()) {
      return false;
    }
    if (peek().is("=") && open.equals("(")) {
      take();
      if (!expression()) {
        return false;
      }
    }
    while (peek().is(":") && !open.equals("(")) {
      take();
      boolean sliceEnds = open.equals("[") && (peek().is(":") || peek().is("]") || peek().is(","));
      if (!sliceEnds && !expression()) {
        return false;
      }
    }
    return comprehension();
  }

  private boolean comprehension() {
    while (language == Language.PYTHON && peek().is("for")) {
      take();
      while (!peek().is("in")) {
        Token token = take();
        boolean target = token.isName() || token.is(",") || token.is("(") || token.is(")");
        if (!target) {
          return false;
        }
      }
      take();
      if (!expression()) {
        return false;
      }
    }
    return true;
  }

  private boolean nested(BooleanSupplier inside) {
    if (depth >= NESTING_MAX) {
      return false;
    }
    depth++;
    boolean read = inside.getAsBoolean();
    depth--;
    return read;
  }

  private Token peek() {
    boolean inBrackets = depth > 0;
    if (ahead == null || aheadFrom != position || aheadInBrackets != inBrackets) {
      ahead = lexer.next(position, inBrackets);
      aheadFrom = position;
      aheadInBrackets = inBrackets;
    }
    return ahead;
  }

  private Token take() {
    Token token = peek();
    if (token.kind() != Kind.END) {
      tokens.add(token);
    }
    position = token.end();
    return token;
  }
}
