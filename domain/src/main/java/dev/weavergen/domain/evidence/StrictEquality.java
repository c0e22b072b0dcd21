package dev.weavergen.domain.evidence;

import dev.weavergen.domain.evidence.Value.Mapping;
import dev.weavergen.domain.evidence.Value.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Equality of behaviour: whether two programs did the same.
 *
 * <p>Strictly typed, unlike {@link LanguageEquality}: of two programs one may return {@code True}
 * where the other returns {@code 1}, and a test that nobody has written yet could tell them apart.
 * Floating-point numbers are the exception, because the order of two additions is no difference in
 * behaviour: they are equal within a relative {@value #RELATIVE_TOLERANCE}. Relative alone: an
 * absolute floor would make all small results of a program that computes with small numbers equal.
 * NaN equals NaN, since two programs that both find no number agree; {@code -0.0} equals {@code
 * 0.0}, whose difference is within any tolerance.
 *
 * <p>Exceptions are equal by their class: messages are prose. Ends of other kinds are equal by
 * kind, crashes by signal too.
 *
 * <p>The relation is symmetric and reflexive but not transitive, since small differences add up;
 * {@link OutcomeClasses} makes classes of it.
 */
public final class StrictEquality {
  private static final double RELATIVE_TOLERANCE = 1e-9;

  /**
   * How many elements of a set may be without an identical partner and still be matched by
   * nearness, which takes time quadratic in their number.
   */
  private static final int UNMATCHED_MAX = 256;

  /** Whether two calls came to the same. */
  public boolean equal(Outcome left, Outcome right) {
    return switch (new Outcomes(left, right)) {
      case Outcomes(Outcome.Returned(Value one), Outcome.Returned(Value other)) ->
          equal(one, other);
      case Outcomes(Outcome.Raised one, Outcome.Raised other) ->
          one.exception().equals(other.exception());
      default -> left.equals(right);
    };
  }

  /** Whether two values are the same. */
  public boolean equal(Value left, Value right) {
    return switch (new Values(left, right)) {
      case Values(Value.Real(double one), Value.Real(double other)) -> near(one, other);
      case Values(Value.Complex one, Value.Complex other) ->
          near(one.real(), other.real()) && near(one.imaginary(), other.imaginary());
      case Values(Sequence one, Sequence other) ->
          one.kind() == other.kind() && inOrder(one.items(), other.items(), this::equal);
      case Values(Value.Group one, Value.Group other) ->
          inAnyOrder(one.items(), other.items(), this::equal);
      case Values(Mapping one, Mapping other) ->
          inAnyOrder(one.entries(), other.entries(), this::equalEntries);
      default -> left.equals(right);
    };
  }

  private boolean equalEntries(Mapping.Entry left, Mapping.Entry right) {
    return equal(left.key(), right.key()) && equal(left.value(), right.value());
  }

  private static boolean near(double left, double right) {
    if (Double.compare(left, right) == 0 || left == right) {
      return true;
    }
    double larger = Math.max(Math.abs(left), Math.abs(right));
    return Double.isFinite(larger) && Math.abs(left - right) <= RELATIVE_TOLERANCE * larger;
  }

  private static <T> boolean inOrder(List<T> left, List<T> right, BiPredicate<T, T> equal) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!equal.test(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Elements arrive sorted by their text, so that partners mostly stand at the same place; but
   * {@code 10.0} is sorted before {@code 9.9999999999}, its neighbour among numbers.
   */
  private static <T> boolean inAnyOrder(List<T> left, List<T> right, BiPredicate<T, T> equal) {
    if (left.size() != right.size()) {
      return false;
    }
    return inOrder(left, right, equal)
        || matched(without(left, right), without(right, left), equal);
  }

  /** The elements that have no identical partner among the others. */
  private static <T> List<T> without(List<T> items, List<T> others) {
    Map<T, Integer> counts = new HashMap<>();
    others.forEach(other -> counts.merge(other, 1, Integer::sum));
    List<T> rest = new ArrayList<>();
    for (T item : items) {
      if (counts.merge(item, -1, Integer::sum) < 0) {
        rest.add(item);
      }
    }
    return rest;
  }

  private static <T> boolean matched(List<T> left, List<T> right, BiPredicate<T, T> equal) {
    if (left.size() != right.size() || left.size() > UNMATCHED_MAX) {
      return false;
    }
    List<T> open = new ArrayList<>(right);
    return left.stream().allMatch(item -> removed(open.iterator(), item, equal));
  }

  private static <T> boolean removed(Iterator<T> open, T item, BiPredicate<T, T> equal) {
    while (open.hasNext()) {
      if (equal.test(item, open.next())) {
        open.remove();
        return true;
      }
    }
    return false;
  }

  private record Outcomes(Outcome left, Outcome right) {}

  private record Values(Value left, Value right) {}
}
