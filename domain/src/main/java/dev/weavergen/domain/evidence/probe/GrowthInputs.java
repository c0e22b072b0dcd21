package dev.weavergen.domain.evidence.probe;

import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.intent.Language;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Growing inputs on which the cost of programs is measured.
 *
 * <p>Lists, arrays and texts grow together while other arguments stay as in the first example;
 * where there are none, integers grow in value. Elements are drawn from the examples, unless they
 * are integers large enough to be arbitrary: then they are made up, all different, scattered, or
 * sorted where the examples are, because repeated elements hide the cost of what counts different
 * ones.
 *
 * <p>Sizes grow by the square root of two, not by two: a program of exponential cost ends only on
 * the smallest, and needs several of them to be told from a cubic one. Inputs are written as
 * expressions that make them, since a literal of thousands of elements exceeds the limits of a Java
 * method and of a source; what making them costs is measured by the baseline and subtracted.
 */
public final class GrowthInputs {
  private static final int SIZE_MIN = 4;

  /** The last of them has the size 2,048: enough for any order, quadratic programs still end. */
  private static final int STEPS = 19;

  /** A prime above the largest size, 2,048, and one that scatters its residues. */
  private static final int MODULUS = 8191;

  private static final int FACTOR = 7919;
  private static final int STRIDE = 3;

  private GrowthInputs() {}

  /** The steps by rising size; none when no argument can grow. */
  public static List<GrowthStep> of(ProbeRequest request) {
    Optional<List<Value>> model =
        request.examples().stream()
            .filter(arguments -> !arguments.isEmpty() && request.written(arguments).isPresent())
            .findFirst()
            .or(() -> ProbeInputs.typical(request).stream().findFirst());
    return model.map(arguments -> steps(request, arguments)).orElse(List.of());
  }

  /** The i-th of many different integers. */
  static String element(Growing growing) {
    return growing.rising() ? "i * " + STRIDE : "(i * " + FACTOR + ") % " + MODULUS;
  }

  private static List<GrowthStep> steps(ProbeRequest request, List<Value> model) {
    List<Growing> arguments =
        IntStream.range(0, model.size())
            .mapToObj(place ->
                Growing.of(model.get(place), request.type(place), all(request, model, place)))
            .toList();
    List<GrowthStep> steps = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      int size = (int) Math.round(SIZE_MIN * Math.pow(2, step / 2.0));
      Optional<List<String>> written =
          arguments.stream().anyMatch(Growing::isContainer)
              ? containers(request, arguments, size)
              : integers(request, model, size);
      written.ifPresent(texts -> steps.add(step(request, texts, size)));
    }
    return List.copyOf(steps);
  }

  private static List<Value> all(ProbeRequest request, List<Value> model, int place) {
    List<Value> all = new ArrayList<>(List.of(model.get(place)));
    request.examples().stream()
        .filter(example -> example.size() > place)
        .map(example -> example.get(place))
        .forEach(all::add);
    return all;
  }

  private static GrowthStep step(ProbeRequest request, List<String> written, int size) {
    String arguments = String.join(", ", written);
    String baseline =
        request.language() == Language.PYTHON
            ? PythonGrowth.baseline(arguments)
            : JavaGrowth.baseline(arguments);
    return new GrowthStep(size, request.call(written), baseline);
  }

  /** The arguments with their containers grown; empty when none of them can. */
  private static Optional<List<String>> containers(
      ProbeRequest request, List<Growing> arguments, int size) {
    List<Optional<String>> grown =
        arguments.stream().map(argument -> grown(request, argument, size)).toList();
    Optional<List<String>> fixed = request.written(arguments.stream().map(Growing::model).toList());
    if (grown.stream().allMatch(Optional::isEmpty) || fixed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        IntStream.range(0, arguments.size())
            .mapToObj(place -> grown.get(place).orElse(fixed.get().get(place)))
            .toList());
  }

  private static Optional<String> grown(ProbeRequest request, Growing argument, int size) {
    if (!argument.isContainer()) {
      return Optional.empty();
    }
    return request.language() == Language.PYTHON
        ? PythonGrowth.write(argument, size)
        : JavaGrowth.write(argument, size);
  }

  /** Later integers are a little smaller, so that no two are equal. */
  private static Optional<List<String>> integers(
      ProbeRequest request, List<Value> model, int size) {
    List<Value> arguments = new ArrayList<>();
    int integers = 0;
    for (Value value : model) {
      if (value instanceof Value.Int) {
        int smaller = Math.max(1, size - integers * (size / 4));
        arguments.add(new Value.Int(BigInteger.valueOf(smaller)));
        integers++;
      } else {
        arguments.add(value);
      }
    }
    return integers == 0 ? Optional.empty() : request.written(arguments);
  }
}
