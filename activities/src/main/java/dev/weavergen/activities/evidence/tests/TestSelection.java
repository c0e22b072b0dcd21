package dev.weavergen.activities.evidence.tests;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.intent.Example;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses the tests that one generation considers: each author's once, those that call the entry
 * point, and of many authors all get the same share. Tests that contradict each other are kept, of
 * one author too: how often an author contradicts itself tells how far to trust it.
 */
public final class TestSelection {
  private final Language language;
  private final String entryPoint;
  private final Set<String> hiddenCalls;

  private TestSelection(Language language, String entryPoint, Set<String> hiddenCalls) {
    this.language = language;
    this.entryPoint = entryPoint;
    this.hiddenCalls = hiddenCalls;
  }

  /** All tests that call the entry point. */
  public static TestSelection of(Language language, String entryPoint) {
    return new TestSelection(language, entryPoint, Set.of());
  }

  /**
   * Without tests that call what an example calls, whatever they expect of it: to keep only those
   * that contradict the example would tell what it says.
   */
  public TestSelection without(List<Example> examples) {
    return new TestSelection(
        language,
        entryPoint,
        examples.stream()
            .flatMap(example -> calls(example.call()).stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** At most {@link Limits#GENERATED_TESTS_MAX}, author by author in the order given. */
  public List<GeneratedTest> choose(List<GeneratedTest> tests) {
    Map<String, Map<String, GeneratedTest>> byAuthor = new LinkedHashMap<>();
    for (GeneratedTest test : tests) {
      Optional<CodeStatement> read = statement(test.source()).filter(this::isWanted);
      read.ifPresent(statement ->
          byAuthor
              .computeIfAbsent(test.author(), _ -> new LinkedHashMap<>())
              .putIfAbsent(statement.normalised(), test));
    }
    return shared(byAuthor.values());
  }

  private boolean isWanted(CodeStatement statement) {
    List<CodeStatement> calls = statement.callsOf(entryPoint);
    return !calls.isEmpty()
        && calls.stream().map(CodeStatement::normalised).noneMatch(hiddenCalls::contains);
  }

  private List<String> calls(String expression) {
    return statement(expression).stream()
        .flatMap(read -> read.callsOf(entryPoint).stream())
        .map(CodeStatement::normalised)
        .toList();
  }

  /** All statements of a test as one; empty when one is broken. Recorded tests may be anything. */
  private Optional<CodeStatement> statement(String source) {
    List<CodeToken> tokens = new ArrayList<>();
    for (int at = 0; at < source.length(); ) {
      StatementReader.Found found = StatementReader.read(source, at, language);
      if (found.statement().isEmpty() && !source.substring(at, found.end()).isBlank()) {
        return Optional.empty();
      }
      found.statement().ifPresent(statement -> tokens.addAll(statement.tokens()));
      at = found.end() + 1;
    }
    return tokens.isEmpty() ? Optional.empty() : Optional.of(new CodeStatement(tokens));
  }

  private static List<GeneratedTest> shared(Collection<Map<String, GeneratedTest>> authors) {
    int total = authors.stream().mapToInt(Map::size).sum();
    if (total <= Limits.GENERATED_TESTS_MAX) {
      return authors.stream().flatMap(own -> own.values().stream()).toList();
    }
    List<List<GeneratedTest>> chosen = new ArrayList<>();
    List<Queue<GeneratedTest>> waiting = new ArrayList<>();
    authors.forEach(own -> {
      chosen.add(new ArrayList<>());
      waiting.add(new ArrayDeque<>(own.values()));
    });
    for (int taken = 0; taken < Limits.GENERATED_TESTS_MAX; ) {
      for (int i = 0; i < waiting.size() && taken < Limits.GENERATED_TESTS_MAX; i++) {
        Optional<GeneratedTest> next = Optional.ofNullable(waiting.get(i).poll());
        next.ifPresent(chosen.get(i)::add);
        taken += next.isPresent() ? 1 : 0;
      }
    }
    return chosen.stream().flatMap(List::stream).toList();
  }
}
