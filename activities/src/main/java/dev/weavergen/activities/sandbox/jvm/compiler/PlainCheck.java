package dev.weavergen.activities.sandbox.jvm.compiler;

import dev.weavergen.activities.sandbox.jvm.child.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One assert, taken apart.
 *
 * @param call an expression that calls the entry point
 * @param other the expected expression; for {@link Kind#RAISES} the exception's class
 * @param tolerance the largest difference; NaN for exact comparison
 */
public record PlainCheck(Kind kind, String call, String other, double tolerance) {
  /** What is asserted of the call. */
  public enum Kind {
    EQUAL,
    DIFFERENT,
    TRUE,
    FALSE,
    RAISES;

    Kind negated() {
      return switch (this) {
        case EQUAL -> DIFFERENT;
        case DIFFERENT -> EQUAL;
        case TRUE -> FALSE;
        case FALSE -> TRUE;
        case RAISES -> RAISES;
      };
    }
  }

  static PlainCheck compared(Kind kind, String call, String expected) {
    return new PlainCheck(kind, call, expected, Double.NaN);
  }

  PlainCheck negated() {
    return new PlainCheck(kind.negated(), call, other, tolerance);
  }

  PlainCheck within(double difference) {
    return new PlainCheck(kind, call, other, difference);
  }

  void write(DataOutput out) throws IOException {
    Texts.writeName(out, kind);
    Texts.write(out, call);
    Texts.write(out, other);
    out.writeDouble(tolerance);
  }

  /** Reads what {@link #write} wrote. */
  public static PlainCheck read(DataInput in) throws IOException {
    return new PlainCheck(
        Texts.readName(in, Kind.class), Texts.read(in), Texts.read(in), in.readDouble());
  }
}
