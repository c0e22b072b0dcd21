package dev.weavergen.domain.intent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a condition that is said to hold apart into examples: {@code f(1) == 2 and not f(3)} is
 * two.
 *
 * <p>A condition that compares otherwise ({@code abs(f(2) - 1.5) < 1e-6}) is itself the call, with
 * the value true. That is exact only where the condition's value is a truth value, so {@code
 * len(f(x))}, which merely counts as true, is no example.
 */
final class Conditions {
  private static final List<String> COMPARISONS =
      List.of("!=", "<", ">", "<=", ">=", "in", "is", "==");
  private static final Set<String> PREDICATES =
      Set.of("isinstance", "issubclass", "all", "any", "bool", "hasattr");
  private static final int PARTS_MAX = 16;

  private final Pairing pairing;
  private final Language language;
  private final String entryPoint;

  Conditions(Pairing pairing, Language language, String entryPoint) {
    this.pairing = pairing;
    this.language = language;
    this.entryPoint = entryPoint;
  }

  List<FoundExample> holding(int position, Expression condition) {
    List<FoundExample> examples = new ArrayList<>();
    collect(position, condition, examples, PARTS_MAX);
    return examples;
  }

  private void collect(int position, Expression whole, List<FoundExample> found, int depthLeft) {
    Expression condition = whole.unwrapped();
    if (condition.isEmpty() || depthLeft == 0) {
      return;
    }
    boolean choice = condition.hasOutermost("if") || condition.hasOutermost("or");
    String and = language == Language.JAVA ? "&&" : "and";
    if (!choice && condition.hasOutermost(and)) {
      condition.split(and).forEach(part -> collect(position, part, found, depthLeft - 1));
      return;
    }
    single(position, condition).ifPresent(found::add);
  }

  private Optional<FoundExample> single(int position, Expression condition) {
    if (comparisons(condition) == 1 && condition.hasOutermost("==")) {
      List<Expression> sides = condition.split("==");
      return equal(position, sides.getFirst(), sides.getLast());
    }
    if (comparisons(condition) == 1 && isIdentity(condition)) {
      List<Expression> sides = condition.split("is");
      return pairing.pair(position, sides.getFirst(), sides.getLast());
    }
    boolean negated = condition.isAt(0, "not") || condition.isAt(0, "!");
    if (negated && isPlainCall(condition.part(1, condition.tokens().size()).unwrapped())) {
      Expression call = condition.part(1, condition.tokens().size()).unwrapped();
      return pairing.pair(position, call, constant("False"));
    }
    return isPlainCall(condition) || isTruthValue(condition)
        ? pairing.pair(position, condition, constant("True"))
        : Optional.empty();
  }

  /** Both sides are said to be equal; the one that calls the entry point is the call. */
  Optional<FoundExample> equal(int position, Expression left, Expression right) {
    Expression first = left.unwrapped();
    Expression second = right.unwrapped();
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    return first.calls(entryPoint)
        ? pairing.pair(position, first, right)
        : pairing.pair(position, second, left);
  }

  private static long comparisons(Expression condition) {
    return COMPARISONS.stream().mapToLong(sign -> condition.outermost(sign).size()).sum();
  }

  private boolean isIdentity(Expression condition) {
    if (!condition.hasOutermost("is") || condition.hasOutermost("not")) {
      return false;
    }
    Expression right = condition.split("is").getLast();
    return right.tokens().size() == 1 && right.isLiteral();
  }

  private boolean isPlainCall(Expression condition) {
    return condition.isAt(0, entryPoint)
        && condition.isAt(1, "(")
        && condition.closing(1) == condition.tokens().size() - 1;
  }

  private boolean isTruthValue(Expression condition) {
    if (condition.hasOutermost("if")) {
      return false;
    }
    if (condition.hasOutermost("or") || condition.hasOutermost("||")) {
      String or = language == Language.JAVA ? "||" : "or";
      return condition.split(or).stream().allMatch(part -> !part.isEmpty() && isTruthValue(part));
    }
    return comparisons(condition) > 0
        || condition.isAt(0, "not")
        || condition.isAt(0, "!")
        || isPredicate(condition);
  }

  private static boolean isPredicate(Expression condition) {
    if (condition.tokens().size() < 3) {
      return false;
    }
    int open = 1;
    while (condition.isAt(open, ".")) {
      open += 2;
    }
    String name = condition.tokens().get(Math.min(open, condition.tokens().size()) - 1).text();
    return condition.isAt(open, "(")
        && condition.closing(open) == condition.tokens().size() - 1
        && (PREDICATES.contains(name) || name.equals("isclose"));
  }

  private String constant(String name) {
    return Vocabulary.spelled(language, name);
  }
}
