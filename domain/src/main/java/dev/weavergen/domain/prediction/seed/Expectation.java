package dev.weavergen.domain.prediction.seed;

import dev.weavergen.domain.code.CodeReading.Entry;
import dev.weavergen.domain.intent.Example;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.intent.Signature;
import java.util.Optional;
import java.util.Set;

/**
 * What an intent asks of the entry point's form.
 *
 * @param entryPoint whether it names one
 * @param arguments how many the entry point is called with; empty where the intent has no signature
 *     or any number is allowed
 * @param value whether a value is to be returned; empty where the intent does not say
 */
public record Expectation(
    boolean entryPoint, Optional<Integer> arguments, Optional<Boolean> value) {
  private static final Set<String> NO_VALUE = Set.of("None", "null", "void", "NoReturn");

  public static Expectation of(ParsedIntent intent) {
    return new Expectation(
        intent.entryPoint().isPresent(),
        intent.signature().flatMap(Expectation::arguments),
        value(intent));
  }

  private static Optional<Integer> arguments(Signature signature) {
    boolean open =
        signature.parameters().stream()
            .anyMatch(parameter ->
                parameter.name().startsWith("*")
                    || parameter.type().filter(type -> type.endsWith("...")).isPresent());
    return open ? Optional.empty() : Optional.of(signature.parameters().size());
  }

  /** The declared type says so, else the examples do. */
  private static Optional<Boolean> value(ParsedIntent intent) {
    return intent
        .signature()
        .flatMap(Signature::returnType)
        .or(() -> intent.examples().stream().map(Example::expected).findFirst())
        .map(text -> !NO_VALUE.contains(text.strip()));
  }

  /** Whether the entry point is there and takes these arguments; empty when none is asked for. */
  public Optional<Boolean> fits(Entry entry) {
    if (!entryPoint) {
      return Optional.empty();
    }
    boolean takes =
        arguments
            .map(count ->
                entry.arityMin() <= count
                    && (entry.arityMax().isEmpty() || count <= entry.arityMax().getAsInt()))
            .orElse(true);
    return Optional.of(entry.defined() && takes);
  }

  /**
   * Whether every path returns a value, or none is expected. Where the intent does not say, one is
   * expected of a program that returns one on some path.
   *
   * @return empty when no entry point is asked for
   */
  public Optional<Boolean> returns(Entry entry) {
    if (!entryPoint) {
      return Optional.empty();
    }
    boolean expected = value.orElse(entry.returnsValue());
    return Optional.of(
        entry.defined() && (!expected || (entry.returnsValue() && entry.returnsOnAllPaths())));
  }
}
