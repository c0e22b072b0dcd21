package dev.weavergen.domain.candidate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The calls of one function: the tokens of each argument of each call, in order. */
final class PythonCalls {
  /** Calls within calls are read again for each level, so their number needs a limit. */
  private static final int CALLS_MAX = 32;

  private PythonCalls() {}

  /** One list of arguments for each call that is whole and passes no stars. */
  static List<List<List<PythonToken>>> of(String function, List<PythonLine> lines) {
    List<List<List<PythonToken>>> calls = new ArrayList<>();
    for (PythonLine line : lines) {
      List<PythonToken> tokens = line.tokens();
      for (int i = 0; i + 1 < tokens.size() && calls.size() < CALLS_MAX; i++) {
        boolean attribute = i > 0 && (tokens.get(i - 1).is(".") || tokens.get(i - 1).is("def"));
        if (tokens.get(i).is(function) && tokens.get(i + 1).is("(") && !attribute) {
          call(tokens, i + 2).ifPresent(calls::add);
        }
      }
    }
    return calls;
  }

  private static Optional<List<List<PythonToken>>> call(List<PythonToken> tokens, int from) {
    int inside = tokens.get(from - 1).depth() + 1;
    List<List<PythonToken>> arguments = new ArrayList<>();
    List<PythonToken> argument = new ArrayList<>();
    for (int i = from; i < tokens.size(); i++) {
      PythonToken token = tokens.get(i);
      if (token.depth() == inside - 1 && token.is(")")) {
        if (!argument.isEmpty()) {
          arguments.add(argument);
        }
        return Optional.of(arguments);
      }
      if (token.depth() == inside && argument.isEmpty() && (token.is("*") || token.is("**"))) {
        return Optional.empty();
      }
      if (token.depth() == inside && token.is(",")) {
        arguments.add(argument);
        argument = new ArrayList<>();
      } else {
        argument.add(token);
      }
    }
    return Optional.empty();
  }
}
