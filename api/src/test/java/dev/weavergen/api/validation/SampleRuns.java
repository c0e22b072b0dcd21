package dev.weavergen.api.validation;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.Dissent;
import dev.weavergen.domain.generation.CandidateEvidence;
import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.reasoning.ProblemKind;
import dev.weavergen.domain.reasoning.StopReason;
import dev.weavergen.domain.validation.Report;
import dev.weavergen.domain.validation.TaskReasoning;
import dev.weavergen.domain.validation.Trial;
import dev.weavergen.workflows.spans.ExecutionSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** An evaluation that never was: three members, 82 tasks, every run alike. */
record SampleRuns(List<String> members, String program) implements TaskRuns {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int TASKS = 82;

  static SampleRuns usual() {
    return new SampleRuns(
        List.of("gpt-4-1106-preview", "gpt-3.5-turbo", "gemini-pro-1.0"),
        """
        def below_zero(operations):
            balance = 0
            for op in operations:
                balance += op
                if balance < 0:
                    return True
            return False
        """);
  }

  /** All that a model or a user could have named is the given text. */
  static SampleRuns hostile(String text) {
    return new SampleRuns(List.of(text + 1, text + 2, text + 3), text);
  }

  Report report(String benchmark) {
    Random random = new Random(5);
    List<Trial> trials =
        IntStream.range(0, TASKS).mapToObj(task -> trial(task, random.nextDouble())).toList();
    return Report.of(
        new Report.Evaluated(
            benchmark,
            members,
            Map.of("generated-tests", "gpt-4-2023-03"),
            "SELECT * FROM execution_span WHERE workflow_id LIKE 'evaluation-1/%'",
            7,
            52.3),
        trials,
        SampleSections.usual(program));
  }

  private Trial trial(int task, double difficulty) {
    Map<String, Double> passed =
        new TreeMap<>(
            Map.of(
                "single:" + members.get(0),
                below(difficulty, 0.86),
                "single:" + members.get(1),
                below(difficulty, 0.72),
                "single:" + members.get(2),
                below((difficulty + 0.3) % 1, 0.6),
                "majority",
                below(difficulty, 0.83),
                "text-similarity",
                below(difficulty, 0.75),
                "test-author:gpt-4-2023-03",
                below((difficulty + 0.1) % 1, 0.87),
                "consensus-no-labels",
                below(difficulty, 0.92),
                "consensus",
                below(difficulty, 0.95),
                "oracle",
                below(difficulty, 0.97)));
    passed.put("own-repairs:" + members.get(1), below(difficulty, 0.8));
    passed.put("reasoning", below(difficulty, 0.98));
    return new Trial(
        "HumanEval/" + 2 * task,
        "evaluation-1/" + task,
        new TreeMap<>(passed),
        task == 81 ? Optional.of("not labelled: " + program) : Optional.empty(),
        Optional.of(members.get(task % 3)),
        Optional.of(difficulty < 0.92),
        Optional.of(1 - difficulty * 0.6),
        new TreeMap<>(),
        Optional.of(task % 4 == 0 ? 1.0 / 3 : 2.0 / 3),
        new Trial.Timings(900 + task, 200 + task % 40, 300 + task % 50),
        8,
        Optional.of(loop(difficulty)));
  }

  /** What is wrong is repaired in the second round, sometimes. */
  private static TaskReasoning loop(double difficulty) {
    boolean right = difficulty < .92;
    boolean solved = difficulty < .96;
    return right
        ? new TaskReasoning(
            List.of(), StopReason.NOTHING_TO_REPAIR, Optional.of(true), Optional.of(true), 0, 0)
        : new TaskReasoning(
            List.of(round(1, false, false), round(2, solved, solved)),
            solved ? StopReason.CONVERGED : StopReason.NO_GAIN,
            Optional.of(false),
            Optional.of(solved),
            900,
            .002);
  }

  private static TaskReasoning.Round round(int number, boolean accepted, boolean right) {
    return new TaskReasoning.Round(
        number, ProblemKind.WRONG_VALUE, accepted, Optional.of(false), Optional.of(right), 0);
  }

  private static double below(double difficulty, double ability) {
    return difficulty < ability ? 1 : 0;
  }

  @Override
  public Optional<Generation> generation(String id) {
    return Optional.of(
        new Generation(
            id,
            GenerationStatus.ANSWERED,
            Optional.empty(),
            Optional.of(Program.of(Language.PYTHON, Optional.of("below_zero"), program)),
            Optional.empty(),
            Optional.of(consensus()),
            Optional.empty(),
            members.stream().map(this::candidate).toList(),
            Optional.empty(),
            Optional.empty(),
            8,
            "0123456789abcdef0123456789abcdef",
            0,
            345,
            Map.of("total", 877L),
            List.of()));
  }

  private Consensus consensus() {
    return new Consensus(
        0.91,
        2.0 / 3,
        0.4,
        "c1",
        Map.of(members.getFirst(), 1.9),
        List.of(
            new Cluster("c1", members.subList(0, 2), members.getFirst(), 0.91, 0.6, 3, 3, 9, 11),
            new Cluster("c2", members.subList(2, 3), members.get(2), 0.09, 0.3, 2, 3, 5, 11)),
        new SimilarityMatrix(List.of(), List.of()),
        List.of(new Dissent("below_zero([0])" + excerpt(), Map.of("c1", "False", "c2", excerpt()))),
        List.of(
            "Cluster c1 passes all 3 examples, c2 fails 1 of them.",
            "For [0] two models return False, " + members.get(2) + " returns " + excerpt()));
  }

  private String excerpt() {
    return program.lines().findFirst().orElse("");
  }

  private CandidateReport candidate(String member) {
    return new CandidateReport(
        member,
        "answered",
        Optional.empty(),
        Optional.of(0.9),
        Optional.empty(),
        Optional.of(612L),
        Optional.of(120),
        Optional.of(95),
        Optional.of(0.0),
        Optional.empty(),
        Optional.of(member.equals(members.get(2)) ? "c2" : "c1"),
        Optional.of(
            new CandidateEvidence(
                "loaded",
                Optional.empty(),
                Optional.of(2),
                3,
                Optional.of(5),
                11,
                List.of(excerpt() + " returned None instead of True"),
                Optional.of("c1"),
                Optional.of(3L),
                Optional.of(12L),
                Optional.empty())),
        List.of());
  }

  @Override
  public List<ExecutionSpan> spans(String id) {
    return List.of(
        span(id, "generation", id, 0, 877),
        span(id, "recall", "recall", 2, 10),
        span(id, "generate", members.get(0), 14, 600),
        span(id, "generate", members.get(1), 14, 410),
        span(id, "generate", members.get(2), 15, 500),
        span(id, "observe", "observe", 620, 190),
        span(id, "agree", "agree", 812, 14),
        span(id, "record", "record", 830, 40));
  }

  private static ExecutionSpan span(
      String id, String kind, String name, long startMillis, long millis) {
    return new ExecutionSpan(
        new ExecutionSpan.Key(id, "run", kind + name, 1),
        "0123456789abcdef0123456789abcdef",
        "0123456789abcdef",
        Optional.empty(),
        kind,
        name,
        START.plusMillis(startMillis),
        Optional.of(Duration.ofMillis(millis)),
        new TreeMap<>(),
        Optional.empty());
  }

  @Override
  public Map<String, String> sources(String id) {
    return Map.of(members.get(1), program);
  }
}
