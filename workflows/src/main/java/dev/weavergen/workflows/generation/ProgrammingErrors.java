package dev.weavergen.workflows.generation;

import io.temporal.common.RetryOptions;
import java.util.NoSuchElementException;

/** Failures of a step that another attempt would not mend. */
public final class ProgrammingErrors {
  private static final String[] TYPES = {
    ArithmeticException.class.getName(),
    ClassCastException.class.getName(),
    IllegalArgumentException.class.getName(),
    IllegalStateException.class.getName(),
    IndexOutOfBoundsException.class.getName(),
    ArrayIndexOutOfBoundsException.class.getName(),
    NoSuchElementException.class.getName(),
    NullPointerException.class.getName(),
    UnsupportedOperationException.class.getName()
  };

  private ProgrammingErrors() {}

  /** The same options, by which the first of them is final. */
  public static RetryOptions notRetried(RetryOptions options) {
    return RetryOptions.newBuilder(options).setDoNotRetry(TYPES).build();
  }
}
