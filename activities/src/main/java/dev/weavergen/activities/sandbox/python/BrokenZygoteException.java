package dev.weavergen.activities.sandbox.python;

/** A zygote failed or went; the request may be tried on a fresh one. */
final class BrokenZygoteException extends Exception {
  private static final long serialVersionUID = 1;

  private final String why;

  BrokenZygoteException(String why) {
    super(why);
    this.why = why;
  }

  @Override
  public String getMessage() {
    return why;
  }
}
