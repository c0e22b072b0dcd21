package dev.weavergen.domain.candidate;

import java.util.List;
import java.util.Optional;

/**
 * The head of a function at the outermost level.
 *
 * @param arity what it can be called with, by position
 */
record PythonFunction(String name, Arity arity) {
  static Optional<PythonFunction> in(PythonLine line) {
    List<PythonToken> tokens = line.tokens();
    int def = line.startsWith("async") ? 1 : 0;
    if (!line.isFunction() || tokens.size() < def + 3) {
      return Optional.empty();
    }
    return Optional.of(new PythonFunction(tokens.get(def + 1).text(), arity(tokens, def + 3)));
  }

  private static Arity arity(List<PythonToken> tokens, int from) {
    int required = 0;
    int total = 0;
    boolean named = false;
    boolean any = false;
    for (int i = from; i < tokens.size() && tokens.get(i).depth() > 0; i++) {
      PythonToken token = tokens.get(i);
      boolean begins = token.depth() == 1 && (i == from || tokens.get(i - 1).is(","));
      if (!begins) {
        continue;
      }
      if (token.is("*") || token.is("**")) {
        any |= i + 1 < tokens.size() && tokens.get(i + 1).isName();
        named = true;
      } else if (token.isName()) {
        boolean optional = hasDefault(tokens, i);
        required += optional || named ? 0 : 1;
        total++;
      }
    }
    return new Arity(required, any ? Integer.MAX_VALUE : total);
  }

  private static boolean hasDefault(List<PythonToken> tokens, int from) {
    for (int i = from; i < tokens.size() && tokens.get(i).depth() >= 1; i++) {
      if (tokens.get(i).depth() == 1 && tokens.get(i).is(",")) {
        return false;
      }
      if (tokens.get(i).depth() == 1 && tokens.get(i).is("=")) {
        return true;
      }
    }
    return false;
  }
}
