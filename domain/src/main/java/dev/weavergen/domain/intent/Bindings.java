package dev.weavergen.domain.intent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns named or listed arguments ({@code nums = [1, 2], k = 3}) into a call of the entry point.
 *
 * <p>Names must be the parameters' own, and every parameter that needs an argument must get one;
 * only the sole parameter of a function may be called otherwise, since there is nothing to confuse
 * it with.
 */
final class Bindings {
  private static final int BINDINGS_MAX = 16;
  private static final Set<String> SEPARATORS = Set.of(",", ";", "and", "&");

  private final String text;
  private final Task task;

  Bindings(String text, Task task) {
    this.text = text;
    this.task = task;
  }

  /**
   * A call and where its arguments end in the text.
   *
   * @param source the call's own text, behind which a value's text may be put
   */
  record BoundCall(String source, int end) {}

  /** The call that the bindings at the offset stand for, up to the end given. */
  Optional<BoundCall> named(int from, int limit) {
    Map<String, Expression> bound = new LinkedHashMap<>();
    int at = from;
    int end = from;
    for (int n = 0; n < BINDINGS_MAX; n++) {
      Optional<Binding> binding = binding(at, limit);
      if (binding.isEmpty()) {
        break;
      }
      if (bound.put(binding.get().name(), binding.get().value()) != null) {
        return Optional.empty();
      }
      end = binding.get().value().end();
      at = behindSeparator(end, limit);
    }
    int stop = end;
    return call(bound).map(call -> new BoundCall(call, stop));
  }

  private record Binding(String name, Expression value) {}

  private Optional<Binding> binding(int from, int limit) {
    Lexer lexer = new Lexer(text, limit, task.language());
    Token name = lexer.next(from, true);
    if (!name.isName()) {
      return Optional.empty();
    }
    Token sign = lexer.next(name.end(), false);
    boolean binds = sign.is("=") || sign.is(":") || sign.is("==") || sign.is("is") || sign.is(":=");
    return binds
        ? value(sign.end(), limit).map(value -> new Binding(name.text(), value))
        : Optional.empty();
  }

  private Optional<Expression> value(int from, int limit) {
    return task.value(text, from)
        .filter(value -> value.end() <= limit && task.vocabulary().isClosed(value))
        .filter(value -> !value.calls(task.entryPoint()));
  }

  private int behindSeparator(int end, int limit) {
    Lexer lexer = new Lexer(text, limit, task.language());
    Token token = lexer.next(end, true);
    int at = end;
    for (int n = 0; n < 2 && SEPARATORS.contains(token.text()); n++) {
      at = token.end();
      token = lexer.next(at, true);
    }
    return at;
  }

  private Optional<String> call(Map<String, Expression> bound) {
    List<Parameter> parameters = task.parameters();
    if (bound.isEmpty() || parameters.isEmpty()) {
      return Optional.empty();
    }
    boolean sole = parameters.size() == 1 && bound.size() == 1;
    if (sole || isInOrder(List.copyOf(bound.keySet()), parameters)) {
      return Optional.of(call(bound.values().stream().map(this::source).toList()));
    }
    List<String> arguments = new ArrayList<>();
    boolean gap = false;
    for (Parameter parameter : parameters) {
      Expression value = bound.get(parameter.name());
      if (value == null && !task.mayOmit(parameter)) {
        return Optional.empty();
      }
      if (value != null) {
        arguments.add((gap ? parameter.name() + "=" : "") + source(value));
      }
      gap |= value == null;
    }
    return arguments.size() == bound.size() ? Optional.of(call(arguments)) : Optional.empty();
  }

  /** Every parameter in its place under its name, or one that says more or less of the same. */
  private static boolean isInOrder(List<String> names, List<Parameter> parameters) {
    if (names.size() != parameters.size()) {
      return false;
    }
    boolean anyEqual = false;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String parameter = parameters.get(i).name();
      anyEqual |= name.equals(parameter);
      boolean alike =
          name.equals(parameter)
              || name.endsWith("_" + parameter)
              || parameter.endsWith("_" + name);
      if (!alike) {
        return false;
      }
    }
    return anyEqual;
  }

  /** The call with the listed values as its arguments, when there are as many as parameters. */
  Optional<BoundCall> listed(int from, int limit) {
    List<String> arguments = new ArrayList<>();
    int at = from;
    int end = from;
    while (arguments.size() < BINDINGS_MAX) {
      Optional<Expression> value = value(at, limit);
      if (value.isEmpty()) {
        break;
      }
      arguments.add(source(value.get()));
      end = value.get().end();
      at = behindSeparator(end, limit);
      if (at == end) {
        break;
      }
    }
    boolean complete =
        !arguments.isEmpty()
            && task.parameters().size() == arguments.size()
            && task.parameters().stream().noneMatch(p -> p.name().startsWith("*"));
    return complete ? Optional.of(new BoundCall(call(arguments), end)) : Optional.empty();
  }

  private String source(Expression value) {
    return value.render(text);
  }

  private String call(List<String> arguments) {
    return task.entryPoint() + "(" + String.join(", ", arguments) + ")";
  }

  /** The example of the call with the value, which stand in two texts. */
  Optional<FoundExample> pair(int position, BoundCall call, Expression value) {
    String written = call.source() + "\n" + value.render(text);
    Optional<Expression> first = task.condition(written, 0);
    Optional<Expression> second = task.condition(written, call.source().length() + 1);
    return first.flatMap(
        left -> second.flatMap(right -> task.pairing(written).pair(position, left, right)));
  }
}
