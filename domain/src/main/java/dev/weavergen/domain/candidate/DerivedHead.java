package dev.weavergen.domain.candidate;

import dev.weavergen.domain.candidate.PythonNames.Use;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The head of a function of which only the name, the number of its arguments and the body are
 * known.
 *
 * <p>Its parameters are the names that the body uses without having bound them, in the order of
 * their first use. Names that are only called, or that are modules by the look of it, count as
 * parameters only if the number does not come out without them. Where the function calls itself and
 * every place of those calls is once filled with one of the names alone, the places give the order
 * instead, since most recursions hand most of their arguments on. If the number does not come out
 * at all there is no head: a wrong guess would look like an answer.
 */
final class DerivedHead {
  private DerivedHead() {}

  /**
   * @param elsewhere names that are defined outside of the body
   */
  static Optional<String> of(String name, int arity, String body, Set<String> elsewhere) {
    List<PythonLine> lines = PythonScanner.scan(body);
    Map<String, Use> free = PythonNames.of(lines).free();
    Predicate<String> own = word -> !word.equals(name) && !elsewhere.contains(word);
    Predicate<String> module =
        word ->
            free.get(word) == Use.OWNER
                && (PythonWords.MODULES.contains(word)
                    || PythonWords.STANDARD_MODULES.contains(word));
    Predicate<String> called = word -> free.get(word) == Use.CALLED;
    List<Predicate<String>> readings =
        List.of(own.and(module.or(called).negate()), own.and(called.negate()), own);
    for (Predicate<String> reading : readings) {
      List<String> parameters = free.keySet().stream().filter(reading).toList();
      if (parameters.size() == arity) {
        return Optional.of(head(name, ordered(parameters, name, lines)));
      }
    }
    return Optional.empty();
  }

  static String head(String name, List<String> parameters) {
    return "def " + name + "(" + String.join(", ", parameters) + "):\n";
  }

  private static List<String> ordered(
      List<String> parameters, String name, List<PythonLine> lines) {
    List<Set<String>> places = new ArrayList<>();
    parameters.forEach(parameter -> places.add(new LinkedHashSet<>()));
    for (List<List<PythonToken>> call : PythonCalls.of(name, lines)) {
      for (int i = 0; i < call.size() && i < places.size(); i++) {
        List<PythonToken> argument = call.get(i);
        if (argument.size() == 1 && parameters.contains(argument.getFirst().text())) {
          places.get(i).add(argument.getFirst().text());
        }
      }
    }
    boolean clear = places.stream().allMatch(names -> names.size() == 1);
    List<String> byPlace =
        places.stream().flatMap(Set::stream).distinct().collect(Collectors.toList());
    return clear && byPlace.size() == parameters.size() ? byPlace : parameters;
  }
}
