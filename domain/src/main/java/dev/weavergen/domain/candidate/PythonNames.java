package dev.weavergen.domain.candidate;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that a piece of Python binds and uses, in the order of the text.
 *
 * <p>Scopes are not modelled: a name counts as free when it is used before anything in the text has
 * bound it. That is right for the body of one function, which is what free names are asked of, and
 * on the safe side elsewhere. Attributes and the names of keyword arguments are no names.
 */
final class PythonNames {
  /** How deep format strings within format strings are looked into. */
  private static final int NESTING_MAX = 3;

  private static final Set<String> ASSIGNMENTS =
      Set.of("=", "+=", "-=", "*=", "/=", "//=", "%=", "&=", "|=", "^=", "@=", "**=", ">>=", "<<=");

  private final Set<String> bound = new HashSet<>();
  private final Set<String> used = new HashSet<>();
  private final Map<String, Use> free = new LinkedHashMap<>();
  private final int nesting;

  /** How a free name is used for the first time or ever. */
  enum Use {
    VALUE,
    CALLED,
    /** Only its attributes are used, as those of a module are. */
    OWNER
  }

  private PythonNames(int nesting) {
    this.nesting = nesting;
  }

  static PythonNames of(List<PythonLine> lines) {
    PythonNames names = new PythonNames(0);
    lines.forEach(names::line);
    return names;
  }

  static boolean isAssignment(PythonToken token) {
    return token.kind() == PythonToken.Kind.OPERATOR && ASSIGNMENTS.contains(token.text());
  }

  Set<String> bound() {
    return bound;
  }

  Set<String> used() {
    return used;
  }

  /** Names used before they are bound, without Python's own, in order of first use. */
  Map<String, Use> free() {
    return free;
  }

  private void line(PythonLine line) {
    List<PythonToken> tokens = line.tokens();
    int colon = suiteColon(line);
    int from = 0;
    if (colon >= 0) {
      head(tokens.subList(0, colon));
      from = colon + 1;
    }
    while (from < tokens.size()) {
      int semicolon = PythonOrder.topLevel(tokens, ";", from);
      int to = semicolon < 0 ? tokens.size() : semicolon;
      simple(tokens.subList(from, to));
      from = to + 1;
    }
  }

  private static int suiteColon(PythonLine line) {
    boolean block =
        !line.isComment()
            && (PythonWords.BLOCK_KEYWORDS.contains(line.first().text()) || line.opensBlock());
    if (!block) {
      return -1;
    }
    int lambdas = 0;
    for (int i = 0; i < line.tokens().size(); i++) {
      PythonToken token = line.tokens().get(i);
      if (token.depth() > 0) {
        continue;
      }
      if (token.is("lambda")) {
        lambdas++;
      } else if (token.is(":") && lambdas-- == 0) {
        return i;
      }
    }
    return -1;
  }

  private void head(List<PythonToken> tokens) {
    if (tokens.isEmpty()) {
      return;
    }
    List<PythonToken> rest =
        tokens.getFirst().is("async") ? tokens.subList(1, tokens.size()) : tokens;
    if (rest.isEmpty()) {
      return;
    }
    switch (rest.getFirst().text()) {
      case "def", "class" -> definition(rest);
      case "for" -> loop(rest);
      default -> expression(rest);
    }
  }

  private void definition(List<PythonToken> tokens) {
    boolean function = tokens.getFirst().is("def");
    Set<String> parameters = new LinkedHashSet<>();
    for (int i = 2; i < tokens.size() && function; i++) {
      PythonToken previous = tokens.get(i - 1);
      boolean parameter =
          previous.is(",") || previous.is("(") || previous.is("*") || previous.is("**");
      if (tokens.get(i).isName() && tokens.get(i).depth() == 1 && parameter) {
        parameters.add(tokens.get(i).text());
      }
    }
    if (tokens.size() > 1) {
      bound.add(tokens.get(1).text());
      bound.addAll(parameters);
      expression(tokens.subList(2, tokens.size()));
    }
  }

  private void loop(List<PythonToken> tokens) {
    int in = PythonOrder.topLevel(tokens, "in", 0);
    int split = in < 0 ? tokens.size() : in;
    expression(tokens.subList(split, tokens.size()));
    targets(tokens.subList(1, split));
  }

  private void simple(List<PythonToken> tokens) {
    if (tokens.isEmpty()) {
      return;
    }
    String first = tokens.getFirst().text();
    if (first.equals("import") || first.equals("from")) {
      imports(tokens);
      return;
    }
    if (first.equals("global") || first.equals("nonlocal")) {
      return;
    }
    int assignment = lastAssignment(tokens);
    if (assignment < 0) {
      expression(tokens);
      return;
    }
    expression(tokens.subList(assignment + 1, tokens.size()));
    if (!tokens.get(assignment).is("=")) {
      expression(tokens.subList(0, assignment));
    }
    targets(tokens.subList(0, assignment));
  }

  private static int lastAssignment(List<PythonToken> tokens) {
    for (int i = tokens.size() - 1; i >= 0; i--) {
      if (tokens.get(i).depth() == 0 && isAssignment(tokens.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private void imports(List<PythonToken> tokens) {
    int from = tokens.getFirst().is("from") ? PythonOrder.topLevel(tokens, "import", 0) + 1 : 1;
    for (int i = Math.max(1, from); i < tokens.size(); i++) {
      boolean renamed = i + 1 < tokens.size() && tokens.get(i + 1).is("as");
      boolean inner = tokens.get(i - 1).is(".");
      if (tokens.get(i).isName() && !renamed && !inner) {
        bound.add(tokens.get(i).text());
      }
    }
  }

  /** Binds the names of a target; those that are indexed, called or owners are only used. */
  private void targets(List<PythonToken> tokens) {
    int annotation = PythonOrder.topLevel(tokens, ":", 0);
    int end = annotation < 0 ? tokens.size() : annotation;
    int subscript = 0;
    for (int i = 0; i < end; i++) {
      PythonToken token = tokens.get(i);
      boolean behindOperand = i > 0 && tokens.get(i - 1).endsOperand();
      if (subscript > 0 || ((token.is("[") || token.is("(")) && behindOperand)) {
        subscript += token.is("[") || token.is("(") ? 1 : token.is("]") || token.is(")") ? -1 : 0;
        use(tokens, i);
        continue;
      }
      if (token.isName() && !(i > 0 && tokens.get(i - 1).is("."))) {
        target(tokens, i, end);
      }
    }
    expression(tokens.subList(end, tokens.size()));
  }

  private void target(List<PythonToken> tokens, int i, int end) {
    boolean plain =
        i + 1 >= end
            || !(tokens.get(i + 1).is(".")
                || tokens.get(i + 1).is("[")
                || tokens.get(i + 1).is("("));
    if (plain) {
      bound.add(tokens.get(i).text());
    } else {
      use(tokens, i);
    }
  }

  private void expression(List<PythonToken> tokens) {
    innerTargets(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      use(tokens, i);
    }
  }

  /** Binds what comprehensions, lambdas, {@code as} and {@code :=} bind within an expression. */
  private void innerTargets(List<PythonToken> tokens) {
    boolean loop = false;
    boolean lambda = false;
    for (int i = 0; i < tokens.size(); i++) {
      PythonToken token = tokens.get(i);
      loop = token.is("for") || (loop && !token.is("in"));
      lambda = token.is("lambda") || (lambda && !token.is(":"));
      if (!token.isName()) {
        continue;
      }
      boolean bindsBefore = i > 0 && tokens.get(i - 1).is("as");
      boolean bindsAfter = i + 1 < tokens.size() && tokens.get(i + 1).is(":=");
      boolean parameter = lambda && !tokens.get(i - 1).is("=") && !tokens.get(i - 1).is(".");
      if (loop || parameter || bindsBefore || bindsAfter) {
        bound.add(token.text());
      }
    }
  }

  private void use(List<PythonToken> tokens, int i) {
    PythonToken token = tokens.get(i);
    if (token.isString()) {
      formatted(token.text());
      return;
    }
    boolean attribute = i > 0 && tokens.get(i - 1).is(".");
    if (!token.isName() || attribute || isKeywordArgument(tokens, i)) {
      return;
    }
    String name = token.text();
    used.add(name);
    if (!bound.contains(name) && !PythonWords.BUILTINS.contains(name)) {
      free.merge(name, kindOfUse(tokens, i), (before, now) -> before == now ? now : Use.VALUE);
    }
  }

  private static Use kindOfUse(List<PythonToken> tokens, int i) {
    if (i + 1 < tokens.size() && tokens.get(i + 1).is("(")) {
      return Use.CALLED;
    }
    return i + 1 < tokens.size() && tokens.get(i + 1).is(".") ? Use.OWNER : Use.VALUE;
  }

  private static boolean isKeywordArgument(List<PythonToken> tokens, int i) {
    return tokens.get(i).depth() > 0
        && i > 0
        && i + 1 < tokens.size()
        && tokens.get(i + 1).is("=")
        && (tokens.get(i - 1).is("(") || tokens.get(i - 1).is(","));
  }

  /** Looks for names in the replacement fields of a format string. */
  private void formatted(String literal) {
    int quote = Math.max(0, Math.min(quoteIn(literal), literal.length()));
    boolean format = literal.substring(0, quote).chars().anyMatch(c -> "fFtT".indexOf(c) >= 0);
    if (!format || nesting == NESTING_MAX) {
      return;
    }
    for (String field : FormatFields.in(literal)) {
      PythonNames inner = new PythonNames(nesting + 1);
      inner.bound.addAll(bound);
      PythonScanner.scan("(" + field + ")").forEach(inner::line);
      used.addAll(inner.used);
      inner.free.forEach(free::putIfAbsent);
    }
  }

  private static int quoteIn(String literal) {
    int at = 0;
    while (at < literal.length() && literal.charAt(at) != '"' && literal.charAt(at) != '\'') {
      at++;
    }
    return at;
  }
}
