package dev.weavergen.activities.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Label;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Panels of real models' recorded first replies and repairs: the loop makes no right program wrong.
 * Figures are printed; hidden tests are run afterwards only.
 */
class RecordedRepairsTest {
  @ParameterizedTest
  @CsvSource({
    "humaneval, 40, 'starcoder-15b codellama-34b gpt-3.5-turbo', gpt-4-2023-03",
    "mbpp, 60, 'gpt-3.5-turbo codellama-34b starcoder-15b', ''"
  })
  void loop_recordedRepairs_makesNoRightProgramWrong(
      String benchmark, int tasksMax, String members, String author) {
    List<String> panel = List.of(members.split(" "));
    Map<String, Map<String, List<String>>> repairs = RecordedProgram.repairs(benchmark, panel);
    Map<String, List<String>> tests =
        author.isEmpty() ? Map.of() : RecordedProgram.tests(benchmark, author);
    int without = 0;
    int with = 0;
    int spoilt = 0;
    int asked = 0;
    Map<String, Integer> stops = new LinkedHashMap<>();
    List<Map<String, RecordedProgram>> tasks =
        RecordedProgram.firstReplies(benchmark, panel).stream().limit(tasksMax).toList();
    try (RecordedLoop loop = new RecordedLoop()) {
      for (Map<String, RecordedProgram> replies : tasks) {
        RecordedProgram any = replies.values().iterator().next();
        Map<String, String> first = new LinkedHashMap<>();
        replies.forEach((model, program) -> first.put(model, program.solution()));
        RecordedLoop.Ended ended =
            loop.run(
                new RecordedLoop.Task(
                    any.intent(),
                    first,
                    repairs.getOrDefault(any.taskId(), Map.of()),
                    tests.getOrDefault(any.taskId(), List.of()).stream()
                        .map(test -> new GeneratedTest(author, test))
                        .toList()));
        boolean before = right(any, ended.without(), loop);
        boolean after =
            ended.answer().equals(ended.without()) ? before : right(any, ended.answer(), loop);
        without += before ? 1 : 0;
        with += after ? 1 : 0;
        spoilt += before && !after ? 1 : 0;
        asked += ended.iterations().size();
        stops.merge(ended.stop().reason().wireName(), 1, Integer::sum);
      }
    }
    System.out.printf(
        "%s %s tests '%s': without %d, with %d of %d, made wrong %d, rounds %d, ends %s%n",
        benchmark, panel, author, without, with, tasks.size(), spoilt, asked, stops);
    assertThat(spoilt).isZero();
    assertThat(with).isGreaterThanOrEqualTo(without);
  }

  private static boolean right(RecordedProgram task, Program program, RecordedLoop loop) {
    return task.acceptance(loop.sandbox()).judge(program) instanceof Label.Passed;
  }
}
