package dev.weavergen.domain.evidence;

import java.math.BigInteger;
import java.util.List;

/**
 * A canonical value: what a call returned, taken out of the sandbox as data. One vocabulary serves
 * all languages, so that the rest of the system does not know which one a candidate is written in.
 *
 * <p>Sets and mappings arrive sorted by the canonical encoding of their elements, so that order,
 * which neither has, cannot tell equal values apart. What has no value semantics of its own is
 * {@link Opaque}; what is too large to carry is {@link Digest}.
 */
public sealed interface Value {
  /** Python's {@code None}, Java's {@code null}. */
  record Nothing() implements Value {}

  record Bool(boolean value) implements Value {}

  /** An integer of any size. */
  record Int(BigInteger value) implements Value {}

  /** A floating-point number, NaN, infinities and {@code -0.0} included. */
  record Real(double value) implements Value {}

  record Complex(double real, double imaginary) implements Value {}

  record Text(String value) implements Value {}

  /**
   * A sequence of bytes.
   *
   * @param hex two lower-case digits a byte
   */
  record Bytes(String hex) implements Value {}

  /** An ordered collection. */
  record Sequence(Kind kind, List<Value> items) implements Value {
    public Sequence {
      items = List.copyOf(items);
    }

    /** What the language makes of it; equality of a list and a tuple depends on the language. */
    public enum Kind {
      LIST,
      TUPLE,
      /** Elements drawn from a generator, iterator or stream, at most a bounded number of them. */
      LAZY
    }
  }

  /**
   * A set, frozen or not.
   *
   * @param items without repetitions, sorted by their canonical encoding
   */
  record Group(List<Value> items) implements Value {
    public Group {
      items = List.copyOf(items);
    }
  }

  /**
   * A dictionary or map.
   *
   * @param entries sorted by the canonical encoding of their keys
   */
  record Mapping(List<Entry> entries) implements Value {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** One key with its value. */
    public record Entry(Value key, Value value) {}
  }

  /**
   * Anything else.
   *
   * @param type the class's simple name
   * @param text its representation without addresses, bounded
   */
  record Opaque(String type, String text) implements Value {}

  /**
   * A value whose encoding is larger than a result may be; equal encodings have equal digests.
   *
   * @param type the outermost type's simple name
   * @param sha256 of the canonical encoding
   * @param bytes the length of that encoding
   */
  record Digest(String type, String sha256, long bytes) implements Value {}
}
