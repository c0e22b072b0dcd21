package dev.weavergen.domain.candidate;

import dev.weavergen.domain.intent.Example;
import dev.weavergen.domain.intent.Parameter;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.intent.Signature;
import java.util.List;
import java.util.Optional;

/**
 * How many arguments are passed, or can be.
 *
 * @param min fewest
 * @param max most; {@link Integer#MAX_VALUE} for any number
 */
record Arity(int min, int max) {
  static Arity of(int count) {
    return new Arity(count, count);
  }

  /** Whether a function of this arity can be called as the other says. */
  boolean admits(Arity call) {
    return call.min <= max && call.max >= min;
  }

  /**
   * How the entry point is to be called: by its signature, otherwise by the examples, which must
   * not contradict each other.
   */
  static Optional<Arity> wanted(ParsedIntent intent) {
    return intent.signature().map(Arity::of).or(() -> ofExamples(intent));
  }

  private static Arity of(Signature signature) {
    List<Parameter> parameters = signature.parameters();
    boolean any = parameters.stream().anyMatch(parameter -> parameter.name().contains("*"));
    return any ? new Arity(0, Integer.MAX_VALUE) : of(parameters.size());
  }

  private static Optional<Arity> ofExamples(ParsedIntent intent) {
    List<Integer> counts =
        intent.examples().stream()
            .map(Example::call)
            .flatMap(call -> arguments(call, intent.entryPoint()).stream())
            .distinct()
            .toList();
    return counts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Arity(
                counts.stream().mapToInt(Integer::intValue).min().orElseThrow(),
                counts.stream().mapToInt(Integer::intValue).max().orElseThrow()));
  }

  private static Optional<Integer> arguments(String call, Optional<String> entryPoint) {
    return entryPoint.flatMap(name ->
        PythonCalls.of(name, PythonScanner.scan(call)).stream().map(List::size).findFirst());
  }
}
