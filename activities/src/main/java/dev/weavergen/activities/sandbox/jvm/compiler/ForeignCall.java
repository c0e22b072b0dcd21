package dev.weavergen.activities.sandbox.jvm.compiler;

import com.sun.source.tree.MethodTree;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A call whose arguments are {@link Literal}s that Java does not have, {@code f([1, 2], None)}:
 * made Java by the types of the parameters.
 */
final class ForeignCall {
  private static final Pattern CALL =
      Pattern.compile("\\s*([\\w.]+)\\s*\\((.*)\\)\\s*", Pattern.DOTALL);

  private ForeignCall() {}

  /** The call in Java, when it is one of literals alone and some overload takes that many. */
  static Optional<String> java(String call, List<MethodTree> overloads) {
    Matcher matcher = CALL.matcher(call);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Optional<List<Literal>> arguments = arguments(matcher.group(2));
    return arguments.flatMap(literals ->
        overloads.stream()
            .filter(method -> method.getParameters().size() == literals.size())
            .findFirst()
            .map(method -> matcher.group(1) + "(" + java(literals, method) + ")"));
  }

  /** The texts of the arguments of a call of that name; none when they are no literals. */
  static List<String> argumentTexts(String call, String entryPoint) {
    Matcher matcher = CALL.matcher(call);
    boolean named =
        matcher.matches()
            && (matcher.group(1).equals(entryPoint) || matcher.group(1).endsWith("." + entryPoint));
    return named && arguments(matcher.group(2)).filter(list -> !list.isEmpty()).isPresent()
        ? TopLevel.split(matcher.group(2), ',')
        : List.of();
  }

  /** The arguments, when each is a literal. */
  private static Optional<List<Literal>> arguments(String text) {
    return Literal.parse("[" + text + "]")
        .filter(Literal.Items.class::isInstance)
        .map(items -> ((Literal.Items) items).items());
  }

  private static String java(List<Literal> literals, MethodTree method) {
    return IntStream.range(0, literals.size())
        .mapToObj(i -> LiteralJava.of(literals.get(i), type(method, i)))
        .collect(Collectors.joining(", "));
  }

  private static String type(MethodTree method, int index) {
    return method.getParameters().get(index).getType().toString();
  }
}
