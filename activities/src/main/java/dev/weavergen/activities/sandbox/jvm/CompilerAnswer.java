package dev.weavergen.activities.sandbox.jvm;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;

/** What the contained compiler said. */
sealed interface CompilerAnswer {
  /**
   * It did what was asked.
   *
   * @param bytes what follows the first byte of the answer
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Done(byte[] bytes) implements CompilerAnswer {
    DataInputStream data() {
      return new DataInputStream(new ByteArrayInputStream(bytes));
    }
  }

  /** The source does not compile. */
  record Broken(String message, int line) implements CompilerAnswer {}

  /** The program compiles, but there is nothing to call. */
  record Missing(String message) implements CompilerAnswer {}

  /** The source is too much for the compiler, or it took too long. */
  record TooMuch(String message) implements CompilerAnswer {}
}
