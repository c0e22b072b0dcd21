package dev.weavergen.activities.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.sandbox.LanguageSandbox;
import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.python.PythonReader;
import dev.weavergen.activities.sandbox.python.PythonSandbox;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.Electorate;
import dev.weavergen.domain.consensus.EvidenceConsensus;
import dev.weavergen.domain.consensus.Voter;
import dev.weavergen.domain.evidence.Label;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.IntentParser;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Panels of real models' recorded first replies: what evidence chooses passes more hidden tests
 * than the best single member. Figures are printed; hidden tests are run afterwards only.
 */
class RecordedConsensusTest {

  private static PythonSandbox sandbox;
  private static PythonReader reader;

  @BeforeAll
  static void start() {
    sandbox = new PythonSandbox(SandboxSettings.standard());
    reader = new PythonReader(SandboxSettings.standard());
  }

  @AfterAll
  static void stop() {
    reader.close();
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource({
    "humaneval, 82, 'gpt-3.5-turbo codellama-34b gemini-pro-1.0', gpt-4-2023-03",
    "humaneval, 82, 'starcoder-15b codellama-34b gemini-pro-1.0', ''",
    "mbpp, 60, 'gpt-3.5-turbo codellama-34b starcoder-15b', ''"
  })
  void agree_recordedPanel_passesMoreThanTheBestMember(
      String benchmark, int tasksMax, String members, String testAuthor) {
    List<String> panel = List.of(members.split(" "));
    Map<String, List<String>> tests =
        testAuthor.isEmpty() ? Map.of() : RecordedProgram.tests(benchmark, testAuthor);
    Map<String, Integer> passed = new LinkedHashMap<>();
    int chosen = 0;
    int possible = 0;
    double score = 0;
    List<Map<String, RecordedProgram>> tasks =
        RecordedProgram.firstReplies(benchmark, panel).stream().limit(tasksMax).toList();
    for (Map<String, RecordedProgram> task : tasks) {
      Consensus consensus = judged(task, testAuthor, tests);
      Map<String, Boolean> right = right(task);
      right.forEach((model, is) -> passed.merge(model, is ? 1 : 0, Integer::sum));
      score += consensus.score();
      chosen += right.getOrDefault(consensus.chosenCluster().representative(), false) ? 1 : 0;
      possible += right.containsValue(true) ? 1 : 0;
    }
    System.out.printf(
        "%s %s tests %s: chosen %d of %d, members %s, oracle %d, mean score %.3f%n",
        benchmark, panel, testAuthor, chosen, tasks.size(), passed, possible, score / tasks.size());
    int best = passed.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    assertThat(chosen).isGreaterThan(best);
  }

  private static Consensus judged(
      Map<String, RecordedProgram> task, String author, Map<String, List<String>> tests) {
    RecordedProgram any = task.values().iterator().next();
    List<Candidate> candidates = new ArrayList<>();
    List<Voter> voters = new ArrayList<>();
    task.forEach((model, recorded) -> {
      Program program = recorded.completed();
      candidates.add(new Candidate(model, program));
      voters.add(new Voter(model, program.source(), Optional.empty(), Optional.empty()));
    });
    Observation observation =
        new Observer(new Sandboxes(sandbox, sandbox, reader))
            .observe(
                new Observer.Assignment(
                    new IntentParser().parse(Intent.of(any.prompt())),
                    candidates,
                    tests.getOrDefault(any.taskId(), List.of()).stream()
                        .map(test -> new GeneratedTest(author, test))
                        .toList(),
                    1));
    return new EvidenceConsensus().agree(voters, observation, Electorate.unknown());
  }

  private static Map<String, Boolean> right(Map<String, RecordedProgram> task) {
    LanguageSandbox labels = sandbox;
    Map<String, Boolean> right = new LinkedHashMap<>();
    task.forEach((model, recorded) ->
        right.put(
            model,
            recorded.acceptance(labels).judge(recorded.completed()) instanceof Label.Passed));
    return right;
  }
}
