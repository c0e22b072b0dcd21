package dev.weavergen.activities.sandbox.jvm.compiler;

import dev.weavergen.activities.sandbox.jvm.child.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * What the compiler is asked.
 *
 * @param source of a program or test; empty for expressions
 * @param entryPoint empty when there is none
 * @param texts calls or expressions
 */
public record Request(Kind kind, String source, String entryPoint, List<String> texts) {
  /** The questions. */
  public enum Kind {
    /** Compile a program with calls. */
    WEAVE,
    /** The same, with classes that tell what they do. */
    TRACE,
    /** Read a program. */
    READ,
    /** Compile expressions. */
    EXPRESSIONS,
    /** The texts of the arguments of calls. */
    ARGUMENTS,
    /** Take a test apart. */
    TAKE_APART
  }

  public Request {
    texts = List.copyOf(texts);
  }

  /** First byte of every answer. */
  public enum Answer {
    /** What was asked for follows. */
    DONE,
    /** A message and a line follow: the source does not compile. */
    BROKEN,
    /** A message follows: there is no entry point to call. */
    MISSING,
    /** A message follows: the compiler gave up on the source. */
    TOO_MUCH
  }

  public void write(DataOutput out) throws IOException {
    Texts.writeName(out, kind);
    Texts.write(out, source);
    Texts.write(out, entryPoint);
    Texts.writeAll(out, texts);
  }

  static Request read(DataInput in) throws IOException {
    return new Request(
        Texts.readName(in, Kind.class), Texts.read(in), Texts.read(in), Texts.readAll(in));
  }
}
