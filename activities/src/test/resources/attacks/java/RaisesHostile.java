// expect: raised ; raised ; raised ; raised or crash or memory
// calls: attack() ; raising() ; deep() ; death()
/** Throws exceptions with hostile texts and causes. */
class RaisesHostile {
  static class Odd extends RuntimeException {
    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }
  }

  static int attack() {
    throw new IllegalArgumentException("x\n\ud800".repeat(1_000_000));
  }

  static int raising() {
    throw new Odd();
  }

  static int deep() {
    Throwable cause = new Exception();
    for (int depth = 0; depth < 100_000; depth++) {
      cause = new RuntimeException(cause.getClass().getName(), cause);
    }
    throw (RuntimeException) cause;
  }

  static int death() {
    throw new OutOfMemoryError("pretended");
  }
}
