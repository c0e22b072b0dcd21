package dev.weavergen.domain.candidate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The statements of a pool that bind names which some code uses, and those that these in turn need.
 *
 * @param text of the statements in the pool's order; empty when nothing is needed
 * @param names those asked for and found
 */
record Supplies(String text, Set<String> names) {
  /**
   * @param wanted names that the code uses and does not bind
   * @param allowed which statements may be taken at all
   */
  static Supplies from(PythonSource pool, Set<String> wanted, Predicate<PythonStatement> allowed) {
    List<PythonStatement> statements = pool.statements();
    Map<String, Integer> binders = binders(statements, allowed);
    TreeSet<Integer> taken = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(wanted);
    Set<String> seen = new HashSet<>(wanted);
    while (!open.isEmpty()) {
      String name = open.remove();
      Integer binder = binders.get(name);
      if (binder == null) {
        continue;
      }
      names.add(name);
      if (taken.add(binder)) {
        statements.get(binder).used().stream().filter(seen::add).forEach(open::add);
      }
    }
    return new Supplies(text(pool, taken), names);
  }

  private static Map<String, Integer> binders(
      List<PythonStatement> statements, Predicate<PythonStatement> allowed) {
    Map<String, Integer> binders = new HashMap<>();
    for (int i = 0; i < statements.size(); i++) {
      if (allowed.test(statements.get(i))) {
        for (String name : statements.get(i).bound()) {
          binders.put(name, i);
        }
      }
    }
    return binders;
  }

  private static String text(PythonSource pool, Set<Integer> taken) {
    return taken.stream()
        .map(i -> spaced(pool.statements().get(i)) + pool.slice(i, i + 1).strip() + "\n")
        .collect(Collectors.joining())
        .stripLeading();
  }

  private static String spaced(PythonStatement statement) {
    return statement.isDefinition() ? "\n\n" : "";
  }

  boolean isEmpty() {
    return text.isEmpty();
  }
}
