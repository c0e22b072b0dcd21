package dev.weavergen.activities.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.python.PythonSandbox;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The verdicts recorded with real models' programs, reproduced: a label of the sandbox is worth as
 * much as one of the harness that made the recordings. Each difference is printed with its cause.
 */
class RecordedVerdictsTest {
  private static final double REPRODUCED_MIN = .99;
  private static final int COMPLETED_MORE_MIN = 16;

  /** More at once than there are cores would only make slow programs late. */
  private static final int AT_ONCE = 2;

  private static PythonSandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox = new PythonSandbox(SandboxSettings.standard());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource({"humaneval, 2050", "mbpp, 750"})
  void judge_programsAsTheyStand_givesTheRecordedVerdicts(String benchmark, int programs)
      throws Exception {
    List<RecordedProgram> recorded = RecordedProgram.judged(benchmark);
    assertThat(recorded).hasSize(programs);

    List<Label> labels = judge(recorded, RecordedProgram::asItStands);

    List<String> differences =
        IntStream.range(0, programs)
            .filter(i -> passed(labels.get(i)) != recorded.get(i).passed())
            .mapToObj(i -> recorded.get(i) + ", here " + labels.get(i))
            .toList();
    print(benchmark + ": differences in " + programs + " verdicts", differences);
    assertThat(1 - differences.size() / (double) programs).isGreaterThanOrEqualTo(REPRODUCED_MIN);
  }

  @Test
  void judge_completedMbppPrograms_passesMore() throws Exception {
    List<RecordedProgram> recorded = RecordedProgram.judged("mbpp");

    List<Label> labels = judge(recorded, RecordedProgram::completed);

    List<String> gained = changed(recorded, labels, false);
    List<String> lost = changed(recorded, labels, true);
    print("mbpp: passes only when completed", gained);
    print("mbpp: passes only as it stands", lost);
    assertThat(gained).hasSizeGreaterThanOrEqualTo(COMPLETED_MORE_MIN);
    assertThat(lost).isEmpty();
  }

  private static List<String> changed(
      List<RecordedProgram> recorded, List<Label> labels, boolean before) {
    return IntStream.range(0, recorded.size())
        .filter(i -> recorded.get(i).passed() == before && passed(labels.get(i)) != before)
        .mapToObj(i -> recorded.get(i) + ", here " + labels.get(i))
        .toList();
  }

  private static List<Label> judge(
      List<RecordedProgram> recorded, Function<RecordedProgram, Program> program)
      throws ExecutionException, InterruptedException {
    Map<String, AcceptanceRun> tests = new ConcurrentHashMap<>();
    try (ExecutorService judges = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Label>> labels = new ArrayList<>();
      for (RecordedProgram each : recorded) {
        labels.add(
            judges.submit(() ->
                tests
                    .computeIfAbsent(each.taskId(), _ -> each.acceptance(sandbox))
                    .judge(program.apply(each))));
      }
      List<Label> judged = new ArrayList<>();
      for (Future<Label> label : labels) {
        judged.add(label.get());
      }
      return judged;
    }
  }

  private static boolean passed(Label label) {
    return label instanceof Label.Passed;
  }

  private static void print(String title, List<String> lines) {
    System.out.println(title + ": " + lines.size());
    lines.forEach(line -> System.out.println("  " + line));
  }
}
