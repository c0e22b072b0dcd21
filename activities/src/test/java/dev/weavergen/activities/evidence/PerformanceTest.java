package dev.weavergen.activities.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.reasoning.Iteration;
import dev.weavergen.domain.reasoning.ProblemKind;
import dev.weavergen.domain.reasoning.StopReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Programs that are right and slow, run for somebody who asked for performance. */
class PerformanceTest {
  private static final RecordedLoop LOOP = new RecordedLoop();

  private static final String FIB_SLOW =
      """
      def fib(n):
          if n < 2:
              return n
          return fib(n - 1) + fib(n - 2)
      """;
  private static final String FIB_FAST =
      """
      def fib(n):
          a, b = 0, 1
          for _ in range(n):
              a, b = b, a + b
          return a
      """;
  private static final String SORT_SLOW =
      """
      def sort_list(items):
          items = list(items)
          for i in range(len(items)):
              for j in range(len(items) - 1):
                  if items[j] > items[j + 1]:
                      items[j], items[j + 1] = items[j + 1], items[j]
          return items
      """;
  private static final String SORT_FAST =
      """
      def sort_list(items):
          return sorted(items)
      """;

  @AfterAll
  static void close() {
    LOOP.close();
  }

  private static Intent fibonacci(String priority) {
    return intent(
        "Write a function that returns the n-th Fibonacci number.",
        "fib",
        priority,
        "fib(10) == 55",
        "fib(1) == 1");
  }

  private static Intent sorting() {
    return intent(
        "Write a function to sort a list.",
        "sort_list",
        "high",
        "sort_list([3, 1, 2]) == [1, 2, 3]",
        "sort_list([40, 12, 12, 7]) == [7, 12, 12, 40]");
  }

  private static Intent intent(
      String text, String entryPoint, String priority, String... examples) {
    return new Intent(
        text,
        Optional.of(Language.PYTHON),
        Optional.of(entryPoint),
        List.of(examples),
        new TreeMap<>(Map.of("performance_priority", priority)));
  }

  private static RecordedLoop.Ended run(
      Intent intent, String first, String second, Map<String, List<String>> repairs) {
    Map<String, String> replies = new LinkedHashMap<>();
    replies.put("one", first);
    replies.put("other", second);
    return LOOP.run(new RecordedLoop.Task(intent, replies, repairs, List.of()));
  }

  @Test
  void fibonacci_exponentialProgramIsChosen_givesWayToTheLinearOne() {
    for (boolean slowFirst : List.of(true, false)) {
      RecordedLoop.Ended ended =
          run(
              fibonacci("high"),
              slowFirst ? FIB_SLOW : FIB_FAST,
              slowFirst ? FIB_FAST : FIB_SLOW,
              Map.of());
      assertThat(ended.answer().source()).contains("a, b = b, a + b");
      assertThat(ended.iterations()).hasSize(ended.without().equals(ended.answer()) ? 0 : 1);
    }
  }

  @Test
  void fibonacci_nobodyAsksForPerformance_nothingIsReplaced() {
    RecordedLoop.Ended ended = run(fibonacci("low"), FIB_SLOW, FIB_FAST, Map.of());
    assertThat(ended.iterations()).isEmpty();
    assertThat(ended.answer()).isEqualTo(ended.without());
  }

  @Test
  void fibonacci_onlyExponentialPrograms_areRepaired() {
    RecordedLoop.Ended ended =
        run(fibonacci("high"), FIB_SLOW, FIB_SLOW, Map.of("one", List.of(FIB_SLOW, FIB_FAST)));
    assertThat(ended.iterations()).extracting(Iteration::kind).containsOnly(ProblemKind.COST);
    assertThat(ended.iterations()).extracting(Iteration::accepted).containsExactly(false, true);
    assertThat(ended.answer().source()).contains("a, b = b, a + b");
  }

  @Test
  void sorting_quadraticProgram_givesWayToTheFasterOne() {
    RecordedLoop.Ended ended = run(sorting(), SORT_SLOW, SORT_FAST, Map.of());
    assertThat(ended.answer().source()).contains("sorted(items)");
  }

  @Test
  void sorting_onlyQuadraticPrograms_areRepaired() {
    RecordedLoop.Ended ended =
        run(sorting(), SORT_SLOW, SORT_SLOW, Map.of("other", List.of(SORT_FAST)));
    assertThat(ended.answer().source()).contains("sorted(items)");
    assertThat(ended.iterations().getLast().why()).contains("O(n²)");
    assertThat(ended.stop().reason()).isIn(StopReason.CONVERGED, StopReason.NOTHING_TO_REPAIR);
  }
}
