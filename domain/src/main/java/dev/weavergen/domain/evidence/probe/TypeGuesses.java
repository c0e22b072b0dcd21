package dev.weavergen.domain.evidence.probe;

import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.Parameter;
import dev.weavergen.domain.intent.Signature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Types that Python's parameters may have where the intent declares none and gives no call: what
 * their names suggest, then what is common. They are guesses until programs were tried with them,
 * and are used for inputs alone, never for what is right.
 */
public final class TypeGuesses {
  /** So many are tried, each with {@link #CALLS} calls. */
  private static final int GUESSES_MAX = 24;

  private static final int CALLS = 2;
  private static final int UNTYPED_MAX = 3;

  private static final List<String> COMMON =
      List.of("list[int]", "int", "str", "list[str]", "float");

  private static final Map<String, String> BY_NAME = byName();

  private TypeGuesses() {}

  private static Map<String, String> byName() {
    return Map.of(
            "int",
            "n m k x y z i j a b c num number count limit size length index year age value base"
                + " target start end step threshold integer",
            "list[int]",
            "lst l li list arr array nums numbers integers values items xs data elements seq"
                + " sequence",
            "str",
            "s st str string text txt word sentence name char message line key date pattern"
                + " brackets",
            "list[str]",
            "words strings strs names texts lines",
            "dict[str, int]",
            "d dict dictionary mapping",
            "list[list[int]]",
            "matrix grid rows",
            "float",
            "price rate radius angle distance ratio")
        .entrySet()
        .stream()
        .flatMap(entry ->
            Stream.of(entry.getValue().split(" ", -1)).map(name -> Map.entry(name, entry.getKey())))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * The request with types for all its parameters, the most likely guess first; none where there is
   * nothing to guess or too much.
   */
  public static List<ProbeRequest> of(ProbeRequest request) {
    List<Parameter> parameters = request.positional();
    long untyped = parameters.stream().filter(parameter -> parameter.type().isEmpty()).count();
    boolean variadic = parameters.stream().anyMatch(parameter -> parameter.name().startsWith("*"));
    if (request.language() != Language.PYTHON
        || !request.examples().isEmpty()
        || variadic
        || untyped == 0
        || untyped > UNTYPED_MAX) {
      return List.of();
    }
    return combined(parameters).stream()
        .sorted(Comparator.comparingInt(Guess::rank))
        .limit(GUESSES_MAX)
        .map(guess -> guess.in(request))
        .toList();
  }

  /** Everyday calls by which a guess is tried. */
  public static List<String> calls(ProbeRequest guess) {
    return ProbeInputs.typical(guess).stream()
        .flatMap(arguments -> guess.written(arguments).stream())
        .map(guess::call)
        .limit(CALLS)
        .toList();
  }

  /**
   * Types of the first parameters.
   *
   * @param rank how unlikely, 0 for what every name suggests
   */
  private record Guess(List<Parameter> typed, int rank) {
    Guess and(Parameter parameter, String type, int itsRank) {
      List<Parameter> more = new ArrayList<>(typed);
      more.add(new Parameter(parameter.name(), Optional.of(type)));
      return new Guess(more, rank + itsRank);
    }

    ProbeRequest in(ProbeRequest request) {
      return new ProbeRequest(
          request.language(),
          request.entryPoint(),
          request.signature().map(head -> new Signature(head.name(), typed, head.returnType())),
          request.examples());
    }
  }

  private static List<Guess> combined(List<Parameter> parameters) {
    List<Guess> guesses = List.of(new Guess(List.of(), 0));
    for (Parameter parameter : parameters) {
      List<Guess> longer = new ArrayList<>();
      List<String> types = types(parameter);
      for (Guess guess : guesses) {
        for (int rank = 0; rank < types.size(); rank++) {
          longer.add(guess.and(parameter, types.get(rank), rank));
        }
      }
      guesses = longer;
    }
    return guesses;
  }

  private static List<String> types(Parameter parameter) {
    if (parameter.type().isPresent()) {
      return List.of(parameter.type().get());
    }
    SequencedSet<String> types = new LinkedHashSet<>();
    suggested(parameter.name()).ifPresent(types::add);
    types.addAll(COMMON);
    return List.copyOf(types);
  }

  /** By the whole name, else by its last word; {@code lst2} is like {@code lst}. */
  private static Optional<String> suggested(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("\\d+$", "");
    String last = plain.substring(plain.lastIndexOf('_') + 1);
    return Optional.ofNullable(BY_NAME.get(plain)).or(() -> Optional.ofNullable(BY_NAME.get(last)));
  }
}
