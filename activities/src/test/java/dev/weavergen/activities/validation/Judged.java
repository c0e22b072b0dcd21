package dev.weavergen.activities.validation;

import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.Voter;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.CheckFacts;
import dev.weavergen.domain.evidence.Observation.CheckFailure;
import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.reasoning.Iteration;
import dev.weavergen.domain.reasoning.ProblemKind;
import dev.weavergen.domain.reasoning.ReasoningReport;
import dev.weavergen.domain.reasoning.StopReason;
import dev.weavergen.workflows.reasoning.Attempts.Attempt;
import dev.weavergen.workflows.validation.Evaluations.AuthorProgram;
import dev.weavergen.workflows.validation.Evaluations.MemberProgram;
import dev.weavergen.workflows.validation.Evaluations.OwnRepairs;
import dev.weavergen.workflows.validation.Evaluations.TaskResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A judged task put together by hand. A program's text is also its hash. */
final class Judged {
  private final int ordinal;
  private final List<CandidateReport> reports = new ArrayList<>();
  private final List<MemberProgram> programs = new ArrayList<>();
  private final List<AuthorProgram> authors = new ArrayList<>();
  private final Map<String, Boolean> labels = new LinkedHashMap<>();
  private final List<OwnRepairs> ownRepairs = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Iteration> iterations = new ArrayList<>();
  private Optional<String> chosen = Optional.empty();
  private Optional<Consensus> consensus = Optional.empty();
  private Optional<ReasoningReport> loop = Optional.empty();
  private Observation observation = Observation.none("by hand");

  Judged(int ordinal) {
    this.ordinal = ordinal;
  }

  /** A member whose program has that label. */
  Judged member(String name, String program, boolean passed) {
    labels.put(program, passed);
    return undecided(name, program);
  }

  /** A member with a program that the test could not decide. */
  Judged undecided(String name, String program) {
    programs.add(new MemberProgram(name, "model of " + name, program));
    reports.add(report(name, "answered", Optional.of(5L)));
    return this;
  }

  /** A member without a program. */
  Judged without(Reply reply) {
    reports.add(CandidateReport.of(reply));
    return this;
  }

  Judged author(String name, Optional<String> program) {
    authors.add(new AuthorProgram(name, program));
    return this;
  }

  Judged choosing(String program) {
    chosen = Optional.of(program);
    return this;
  }

  /** The member whose program the consensus chose. */
  Judged agreeingOn(String member) {
    consensus =
        Optional.of(
            new Consensus(
                1,
                1,
                0,
                "c1",
                Map.of(),
                List.of(new Cluster("c1", List.of(member), member, 1, 1, 0, 0, 0, 0)),
                new SimilarityMatrix(List.of(member), List.of(List.of(1.0))),
                List.of(),
                List.of()));
    return this;
  }

  Judged ownRepairs(String member, String program, boolean passed) {
    ownRepairs.add(new OwnRepairs(member, Optional.of(program), 1));
    labels.put(program, passed);
    return this;
  }

  /** The examples that each first program passes, {@code +} or {@code -}. */
  Judged showing(String... verdicts) {
    observation = observation(verdicts);
    return this;
  }

  /** A round with one repair, by the member at that place. */
  Judged round(int place, String program, boolean passed, boolean accepted, String... verdicts) {
    String member = programs.get(place).member();
    labels.put(program, passed);
    int number = iterations.size() + 1;
    attempts.add(new Attempt("g-" + ordinal, number, member, program, observation(verdicts)));
    iterations.add(
        new Iteration(
            number,
            ProblemKind.WRONG_VALUE,
            "f(1): 0 instead of 1",
            Optional.of(member),
            List.of(member),
            List.of(),
            Optional.of(program),
            .5,
            .9,
            accepted,
            "by hand",
            List.of(),
            0));
    loop = Optional.of(new ReasoningReport(iterations, StopReason.CONVERGED, "by hand", member));
    return this;
  }

  /** Of all members, each with the verdicts on the same examples. */
  private Observation observation(String... verdicts) {
    int examples = verdicts[0].length();
    return new Observation(
        Optional.empty(),
        Optional.of("by hand"),
        IntStream.range(0, examples)
            .mapToObj(example -> new CheckFacts(Optional.empty(), "f(" + example + ") == 1"))
            .toList(),
        List.of(),
        IntStream.range(0, verdicts.length)
            .mapToObj(place -> facts(programs.get(place).member(), verdicts[place]))
            .toList(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static CandidateFacts facts(String member, String verdicts) {
    int passed = (int) verdicts.chars().filter(verdict -> verdict == '+').count();
    return new CandidateFacts(
        member,
        Optional.of("loaded"),
        verdicts,
        passed,
        verdicts.length(),
        0,
        0,
        IntStream.range(passed, verdicts.length())
            .mapToObj(failure -> new CheckFailure("f(" + failure + ")", "1", "0"))
            .toList(),
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        Optional.empty());
  }

  JudgedTask task() {
    Map<String, Long> timings =
        Map.of(
            "recall",
            10L,
            "generate",
            100L,
            "observe",
            30L,
            "agree",
            4L,
            "record",
            6L,
            "total",
            150L);
    return new JudgedTask(
        ordinal,
        "T/" + ordinal,
        true,
        new TaskResult(
            "g-" + ordinal,
            Optional.empty(),
            chosen,
            programs,
            authors,
            labels,
            timings,
            90,
            8,
            ownRepairs),
        Optional.of(generation()),
        Optional.empty(),
        "python/examples/short",
        observation,
        List.of(),
        programs.stream()
            .map(program ->
                new Voter(
                    program.member(),
                    "def f():\n    return " + program.sha256() + "\n",
                    Optional.empty(),
                    Optional.empty()))
            .toList(),
        new Repairing(attempts, 0, 0));
  }

  private Generation generation() {
    return new Generation(
        "g-" + ordinal,
        GenerationStatus.ANSWERED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        consensus,
        Optional.empty(),
        reports,
        loop,
        Optional.empty(),
        8,
        "0",
        0,
        0,
        Map.of(),
        List.of());
  }

  private static CandidateReport report(String name, String reply, Optional<Long> latencyMillis) {
    return new CandidateReport(
        name,
        reply,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        latencyMillis,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
