package dev.weavergen.activities.sandbox.jvm.child;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a traced program calls. It is defined beside the candidate's classes, out of sight of the
 * runner's own, so it names nothing but the platform's types; the runner's {@link Tracer} is put in
 * when the call begins. A program that takes it out, or calls it itself, spoils the notes of its
 * own run and nothing else.
 */
public final class TraceHook {
  /** Takes what happened as a list: the {@link Happening}'s name, the visit, and what it needs. */
  public static volatile @Nullable UnaryOperator<@Nullable Object> tracer;

  private TraceHook() {}

  /**
   * A method begins.
   *
   * @param what its name, a colon, and the names of its arguments between commas
   * @return the visit that the other hooks are given; null when it is not traced
   */
  public static @Nullable Object enters(String what, Object[] arguments) {
    return tell("ENTERS", null, what, arguments, null);
  }

  /** A source line begins. */
  public static void line(@Nullable Object visit, int line) {
    if (visit != null) {
      var _ = tell("LINE", visit, "", null, line);
    }
  }

  /** A basic block ended. */
  public static void block(@Nullable Object visit, String names, Object[] values) {
    if (visit != null) {
      var _ = tell("BLOCK", visit, names, values, null);
    }
  }

  /** The method returns a value. */
  public static void returns(
      @Nullable Object value, @Nullable Object visit, String names, Object[] values) {
    if (visit != null) {
      var _ = tell("RETURNS", visit, names, values, value);
    }
  }

  /** The method returns without one. */
  public static void ends(@Nullable Object visit, String names, Object[] values) {
    if (visit != null) {
      var _ = tell("ENDS", visit, names, values, null);
    }
  }

  /** The method throws. */
  public static void raises(
      @Nullable Object raised, @Nullable Object visit, String names, Object[] values) {
    if (visit != null) {
      var _ = tell("RAISES", visit, names, values, raised);
    }
  }

  private static @Nullable Object tell(
      String happening,
      @Nullable Object visit,
      String names,
      Object @Nullable [] values,
      @Nullable Object value) {
    UnaryOperator<@Nullable Object> told = tracer;
    return told == null ? null : told.apply(new Object[] {happening, visit, names, values, value});
  }
}
