package dev.weavergen.activities.sandbox.jvm.compiler;

import java.util.List;

/**
 * One call on its way into a class: the bodies it could have, best first, and how far down that
 * list it is.
 *
 * @param bodies of a method that returns {@code Object}
 * @param chosen index of the body to try; the number of bodies when none compiled
 * @param error what the compiler said of the first
 */
record Attempt(List<String> bodies, int chosen, String error) {
  Attempt {
    bodies = List.copyOf(bodies);
  }

  static Attempt of(List<String> bodies) {
    return new Attempt(bodies, 0, bodies.isEmpty() ? "not an expression" : "");
  }

  boolean alive() {
    return chosen < bodies.size();
  }

  String body() {
    return bodies.get(chosen);
  }

  Attempt next(String problem) {
    return new Attempt(bodies, chosen + 1, error.isEmpty() ? problem : error);
  }

  Attempt abandoned(String problem) {
    return new Attempt(bodies, bodies.size(), error.isEmpty() ? problem : error);
  }
}
