package dev.weavergen.activities.sandbox.jvm.compiler;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The forms that a call can take as the body of a method which returns {@code Object}. */
final class Bodies {
  private Bodies() {}

  /** As an expression, and as a statement of a method that returns nothing. */
  static List<String> of(Javac javac, String call) throws IOException {
    List<String> bodies = new ArrayList<>();
    CallText.parse(javac, call)
        .ifPresent(parsed -> {
          bodies.add("return (\n" + call + "\n);");
          if (parsed.isInvocation()) {
            bodies.add("\n" + call + "\n; return null;");
          }
        });
    return bodies;
  }
}
