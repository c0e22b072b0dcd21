package dev.weavergen.activities.validation;

import dev.weavergen.domain.consensus.Voter;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.validation.Evaluations.AuthorProgram;
import dev.weavergen.workflows.validation.Evaluations.MemberProgram;
import dev.weavergen.workflows.validation.Evaluations.TaskResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A judged task put together by hand. A program's text is also its hash. */
final class Judged {
  private final int ordinal;
  private final List<CandidateReport> reports = new ArrayList<>();
  private final List<MemberProgram> programs = new ArrayList<>();
  private final List<AuthorProgram> authors = new ArrayList<>();
  private final Map<String, Boolean> labels = new LinkedHashMap<>();
  private Optional<String> chosen = Optional.empty();

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
            List.of()),
        Optional.of(generation()),
        Optional.empty(),
        "python/examples/short",
        Observation.none("by hand"),
        List.of(),
        programs.stream()
            .map(program ->
                new Voter(
                    program.member(),
                    "def f():\n    return " + program.sha256() + "\n",
                    Optional.empty(),
                    Optional.empty()))
            .toList(),
        Repairing.NONE);
  }

  private Generation generation() {
    return new Generation(
        "g-" + ordinal,
        GenerationStatus.ANSWERED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        reports,
        Optional.empty(),
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
