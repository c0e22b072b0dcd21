package dev.weavergen.domain.intent;

import dev.weavergen.domain.intent.ExpressionReader.Reach;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the entry point where only examples name it: {@code assert set(f(x)) == set(y)} is about f.
 *
 * <p>Tests are believed first; without any, the name that all examples in prose call. A name that
 * the language itself has is taken for a wrapper, and for the entry point only when nothing else is
 * called ({@code assert sum(10, 15) == 6}).
 */
final class CalledInExamples {
  private static final Pattern TEST =
      Pattern.compile("(?:^|[\\s`'\"])(?:assert(?=[ (])|>>>)|\\bassert[A-Z]\\w{1,40}+(?=\\()");
  private static final Pattern CALL = Pattern.compile("(?<![\\w.])([A-Za-z_]\\w{0,80}+)\\(");
  private static final int TESTS_MAX = 100;
  private static final int NAMES_MAX = 20;

  private final Language language;

  CalledInExamples(Language language) {
    this.language = language;
  }

  /** The entry point that the texts' examples call. */
  Optional<String> find(List<String> texts) {
    List<List<String>> tests = new ArrayList<>();
    texts.forEach(text -> collect(text, tests));
    return mostCalled(tests).or(() -> sole(texts));
  }

  private void collect(String text, List<List<String>> tests) {
    Matcher test = TEST.matcher(text);
    for (int n = 0; n < TESTS_MAX && tests.size() < TESTS_MAX && test.find(); n++) {
      ExpressionReader.read(text, test.end(), language, Reach.CONDITION, name -> true)
          .map(CalledInExamples::calls)
          .filter(names -> !names.isEmpty())
          .ifPresent(tests::add);
    }
  }

  /** Functions first; a method only on a new object of a class ({@code Solution().f(x)}). */
  private static List<String> calls(Expression expression) {
    List<String> names = new ArrayList<>(expression.calledNames());
    List<Token> tokens = expression.tokens();
    for (int i = 2; i + 1 < tokens.size(); i++) {
      boolean onNewObject =
          tokens.get(i - 1).is(".") && tokens.get(i - 2).is(")") && tokens.get(i + 1).is("(");
      String first = names.isEmpty() ? "" : names.getFirst();
      if (onNewObject && !first.isEmpty() && Character.isUpperCase(first.charAt(0))) {
        names.set(0, tokens.get(i).text());
      }
    }
    return names;
  }

  private Optional<String> mostCalled(List<List<String>> tests) {
    Map<String, Integer> votes = new LinkedHashMap<>();
    for (List<String> names : tests) {
      names.stream()
          .filter(name -> !Vocabulary.isBuiltIn(language, name) && !isAssertion(name))
          .findFirst()
          .ifPresent(name -> votes.merge(name, 1, Integer::sum));
    }
    if (votes.isEmpty()) {
      tests.stream()
          .map(List::getFirst)
          .filter(name -> !isAssertion(name) && !name.equals("print"))
          .forEach(name -> votes.merge(name, 1, Integer::sum));
    }
    return votes.entrySet().stream()
        .reduce((first, second) -> second.getValue() > first.getValue() ? second : first)
        .map(Map.Entry::getKey);
  }

  private static boolean isAssertion(String name) {
    return Set.of("print", "assertThat", "math", "isclose").contains(name);
  }

  /** The one name for which the texts hold an example, if there is exactly one. */
  private Optional<String> sole(List<String> texts) {
    Set<String> names = new LinkedHashSet<>();
    for (String text : texts) {
      Matcher call = CALL.matcher(text);
      while (names.size() < NAMES_MAX && call.find()) {
        names.add(call.group(1));
      }
    }
    List<String> withExample =
        names.stream()
            .filter(name -> !Vocabulary.isBuiltIn(language, name) && !isAssertion(name))
            .filter(name -> hasExample(texts, name))
            .toList();
    return withExample.size() == 1 ? Optional.of(withExample.getFirst()) : Optional.empty();
  }

  private boolean hasExample(List<String> texts, String name) {
    Task task = Task.of(language, name, Optional.empty());
    return texts.stream().anyMatch(text -> !ExampleReader.read(text, task).isEmpty());
  }
}
