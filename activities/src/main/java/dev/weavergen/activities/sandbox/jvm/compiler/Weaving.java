package dev.weavergen.activities.sandbox.jvm.compiler;

import dev.weavergen.activities.sandbox.jvm.child.ClassFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles a program together with calls of it, each a method in the program's own class. A call
 * that does not compile is tried in its other forms and then left out, without taking the others
 * along; what is wrong outside of the calls is the program's own fault.
 */
final class Weaving {
  /** Names of the methods begin so. */
  static final String METHOD = "weavergen$";

  /**
   * What calls in tests use without importing it; explicit imports and own types take precedence.
   */
  private static final String IMPORTS =
      "import java.util.*; import java.util.function.*; import java.util.stream.*; ";

  /** A call has at most three forms, imports may come in between, and each round settles one. */
  private static final int ROUNDS_MAX = 8;

  private final Javac javac;
  private final String source;
  private final Host host;
  private final int importsAt;

  /**
   * @param importsAt offset of the first type or import, where imports may stand
   */
  Weaving(Javac javac, String source, Host host, int importsAt) {
    this.javac = javac;
    this.source = source;
    this.host = host;
    this.importsAt = importsAt;
  }

  /**
   * What came of it.
   *
   * @param errors one per call, empty when it compiled
   */
  record Woven(List<ClassFile> classes, List<String> errors) {}

  Woven weave(List<Attempt> calls) throws IOException {
    List<Attempt> attempts = new ArrayList<>(calls);
    boolean imports = false;
    for (int round = 0; round < ROUNDS_MAX; round++) {
      Text text = text(attempts, imports);
      Javac.Compiled compiled = javac.compile(text.source());
      if (compiled.errors().isEmpty()) {
        return woven(attempts, compiled);
      }
      Map<Integer, String> failed = text.failed(compiled.errors());
      if (failed.isEmpty()) {
        break;
      }
      boolean again = !imports && round == 0 && importsHelp(attempts);
      imports |= again;
      if (!again) {
        failed.forEach((call, error) -> attempts.set(call, attempts.get(call).next(error)));
      }
    }
    attempts.replaceAll(attempt -> attempt.alive() ? attempt.abandoned("does not fit") : attempt);
    return woven(attempts, javac.compile(source));
  }

  /** More imports can make the program's own names ambiguous; then it goes without. */
  private boolean importsHelp(List<Attempt> attempts) throws IOException {
    Text text = text(attempts, true);
    return javac.compile(text.source()).errors().stream().allMatch(text::isInCall);
  }

  private static Woven woven(List<Attempt> attempts, Javac.Compiled compiled) {
    List<String> errors =
        attempts.stream().map(attempt -> attempt.alive() ? "" : attempt.error()).toList();
    return new Woven(compiled.classes(), errors);
  }

  /**
   * The program with its calls.
   *
   * @param starts offset of each call that is in it, by its index
   * @param end offset behind the calls
   */
  private record Text(String source, Map<Integer, Integer> starts, int end) {
    boolean isInCall(Problem problem) {
      return call(problem) >= 0;
    }

    Map<Integer, String> failed(List<Problem> problems) {
      Map<Integer, String> failed = new HashMap<>();
      for (Problem problem : problems) {
        int call = call(problem);
        if (call < 0) {
          return Map.of();
        }
        failed.putIfAbsent(call, problem.message());
      }
      return failed;
    }

    /** The call that holds a problem, or -1. */
    private int call(Problem problem) {
      if (problem.position() >= end) {
        return -1;
      }
      return starts.entrySet().stream()
          .filter(start -> start.getValue() <= problem.position())
          .max(Map.Entry.comparingByValue())
          .map(Map.Entry::getKey)
          .orElse(-1);
    }
  }

  private Text text(List<Attempt> attempts, boolean imports) {
    StringBuilder text = new StringBuilder(source.substring(0, importsAt));
    text.append(imports ? IMPORTS : "").append(source, importsAt, host.end());
    Map<Integer, Integer> starts = new HashMap<>();
    for (int i = 0; i < attempts.size(); i++) {
      if (attempts.get(i).alive()) {
        starts.put(i, text.length());
        text.append(method(i, attempts.get(i).body()));
      }
    }
    int end = text.length();
    return new Text(text.append(source.substring(host.end())).toString(), starts, end);
  }

  private String method(int index, String body) {
    String modifier = host.needsObject() ? "" : "static ";
    return "\n"
        + modifier
        + "java.lang.Object "
        + METHOD
        + index
        + "() throws java.lang.Throwable { "
        + body
        + "\n}";
  }
}
