package dev.weavergen.domain.evidence.probe;

import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.Parameter;
import dev.weavergen.domain.intent.Signature;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What inputs are made from.
 *
 * @param entryPoint as it is to be called
 * @param signature as declared; empty when the intent names none
 * @param examples the positional arguments of known calls, each without those whose values could
 *     not be had
 */
public record ProbeRequest(
    Language language,
    String entryPoint,
    Optional<Signature> signature,
    List<List<Value>> examples) {
  private static final String SPREAD = "...";

  public ProbeRequest {
    examples = examples.stream().map(List::copyOf).toList();
  }

  /**
   * The type of the argument at a place: declared, or open. Arguments beyond the last parameter
   * belong to a variadic one.
   */
  InputType type(int place) {
    List<Parameter> parameters = positional();
    boolean beyond = place >= parameters.size();
    if (parameters.isEmpty() || (beyond && !takesMore(parameters.getLast()))) {
      return InputType.ANY;
    }
    return parameters
        .get(Math.min(place, parameters.size() - 1))
        .type()
        .map(type -> TypeReader.read(isSpread(type) ? element(type) : type, language))
        .orElse(InputType.ANY);
  }

  /** Java's {@code int...}: some calls give an array, others its elements one by one. */
  private boolean isSpread(String type) {
    return type.endsWith(SPREAD)
        && examples.stream()
            .anyMatch(arguments ->
                arguments.size() != positional().size()
                    || !(arguments.getLast() instanceof Value.Sequence));
  }

  private static String element(String type) {
    return type.substring(0, type.length() - SPREAD.length());
  }

  /** The parameters that are given by position; Python's markers and keywords are left out. */
  List<Parameter> positional() {
    return signature.stream()
        .flatMap(head -> head.parameters().stream())
        .takeWhile(parameter -> !parameter.name().equals("*") && !isKeywords(parameter))
        .filter(parameter -> !parameter.name().equals("/"))
        .toList();
  }

  /** The arguments as source, if all of them have a literal of their type. */
  Optional<List<String>> written(List<Value> arguments) {
    List<String> written =
        Stream.iterate(0, place -> place + 1)
            .limit(arguments.size())
            .map(place -> written(arguments.get(place), type(place)))
            .flatMap(Optional::stream)
            .toList();
    return written.size() == arguments.size() ? Optional.of(written) : Optional.empty();
  }

  String call(List<String> arguments) {
    return entryPoint + "(" + String.join(", ", arguments) + ")";
  }

  /** Without a declared type Java's brackets may mean an array or a list, so only scalars pass. */
  private Optional<String> written(Value value, InputType type) {
    return switch (language) {
      case PYTHON -> PythonLiterals.write(value);
      case JAVA -> JavaLiterals.write(value, type);
    };
  }

  private static boolean takesMore(Parameter parameter) {
    return parameter.name().startsWith("*")
        || parameter.type().filter(type -> type.endsWith(SPREAD)).isPresent();
  }

  private static boolean isKeywords(Parameter parameter) {
    return parameter.name().startsWith("**");
  }
}
