package dev.weavergen.activities.evidence;

import dev.weavergen.activities.sandbox.wire.Wire;
import dev.weavergen.domain.candidate.SpecialCases;
import dev.weavergen.domain.code.CodeReading;
import dev.weavergen.domain.evidence.AgreementMatrix;
import dev.weavergen.domain.evidence.Behaviour;
import dev.weavergen.domain.evidence.BehaviourCluster;
import dev.weavergen.domain.evidence.BehaviourClusters;
import dev.weavergen.domain.evidence.CheckVerdict;
import dev.weavergen.domain.evidence.Notation;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.CheckFacts;
import dev.weavergen.domain.evidence.Observation.CheckFailure;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.ReadingFacts;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import dev.weavergen.domain.prediction.seed.ContentWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts what was seen into the bounded form that travels. */
final class ObservationDraft {
  private static final int TEXT_CHARS_MAX = 160;
  private static final int FAILURES_MAX = 3;
  private static final int NAMES_MAX = 12;

  private final Observer.Assignment assignment;
  private final List<CodeReading> readings;
  private final SyntaxComparison syntax;
  private final ContentWords words;

  ObservationDraft(Observer.Assignment assignment, List<CodeReading> readings) {
    this.assignment = assignment;
    this.readings = readings;
    this.syntax = new SyntaxComparison(assignment.candidates(), readings);
    this.words = ContentWords.of(assignment.intent());
  }

  Observation notExecuted(String why) {
    return new Observation(
        Optional.of(why),
        Optional.empty(),
        List.of(),
        List.of(),
        places().mapToObj(place -> notRun(place, Optional.empty())).toList(),
        List.of(),
        Optional.empty(),
        syntax.matrix());
  }

  Observation executed(Runs runs, String tier) {
    List<Behaviour> behaviours =
        runs.candidates().stream().map(run -> run.behaviour(runs.inputs())).toList();
    AgreementMatrix agreement = AgreementMatrix.of(behaviours);
    List<ClusterFacts> clusters =
        BehaviourClusters.of(behaviours, runs.inputs().stream().map(Input::nearness).toList())
            .clusters()
            .stream()
            .map(cluster -> facts(cluster, agreement))
            .toList();
    return new Observation(
        Optional.empty(),
        Optional.of(tier),
        runs.checks().stream().map(ObservationDraft::facts).toList(),
        runs.inputs().stream().map(input -> facts(input, runs)).toList(),
        places().mapToObj(place -> facts(place, runs, clusters)).toList(),
        clusters,
        matrix(agreement),
        syntax.matrix());
  }

  private IntStream places() {
    return IntStream.range(0, assignment.candidates().size());
  }

  private static CheckFacts facts(PlannedCheck check) {
    return new CheckFacts(check.author(), bounded(check.text()));
  }

  private ClusterFacts facts(BehaviourCluster cluster, AgreementMatrix agreement) {
    return new ClusterFacts(
        cluster.id(),
        cluster.candidates(),
        syntax.medoid(agreement.mostAgreeing(cluster.candidates())),
        cluster.mostlyRaises());
  }

  private InputFacts facts(Input input, Runs runs) {
    List<String> outcomes = new ArrayList<>();
    List<Integer> byCandidate = new ArrayList<>();
    for (Candidate candidate : assignment.candidates()) {
      Optional<String> outcome =
          run(candidate, runs)
              .filter(CandidateRun::loaded)
              .map(run -> Notation.of(run.outcomes().of(input.call()), assignment.language()))
              .map(ObservationDraft::bounded);
      outcome.filter(text -> !outcomes.contains(text)).ifPresent(outcomes::add);
      byCandidate.add(outcome.map(outcomes::indexOf).orElse(-1));
    }
    return new InputFacts(bounded(input.call()), input.origin(), outcomes, byCandidate);
  }

  private CandidateFacts facts(int place, Runs runs, List<ClusterFacts> clusters) {
    Candidate candidate = assignment.candidates().get(place);
    return run(candidate, runs)
        .map(run -> facts(place, run, runs, clusters))
        .orElseGet(() ->
            notRun(
                place,
                Optional.of("not run: written in " + candidate.program().language().wireName())));
  }

  private CandidateFacts facts(
      int place, CandidateRun run, Runs runs, List<ClusterFacts> clusters) {
    String model = run.candidate().model();
    return new CandidateFacts(
        model,
        Optional.of(LoadText.of(run.execution().load(), assignment.language())),
        verdicts(run, runs),
        count(runs, run, true, true),
        count(runs, run, true, false),
        count(runs, run, false, true),
        count(runs, run, false, false),
        failures(run, runs),
        clusters.stream()
            .filter(cluster -> cluster.models().contains(model))
            .map(ClusterFacts::id)
            .findFirst(),
        run.execution().cpuMicrosTotal(),
        run.execution().memoryBytesPeak(),
        Optional.ofNullable(runs.costs().get(model)),
        reading(place));
  }

  private CandidateFacts notRun(int place, Optional<String> load) {
    return new CandidateFacts(
        assignment.candidates().get(place).model(),
        load,
        "",
        0,
        0,
        0,
        0,
        List.of(),
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        reading(place));
  }

  private static int count(Runs runs, CandidateRun run, boolean examples, boolean passedOnly) {
    return (int)
        IntStream.range(0, runs.checks().size())
            .filter(check -> runs.checks().get(check).isExample() == examples)
            .filter(check -> !passedOnly || run.passed(check))
            .count();
  }

  private static String verdicts(CandidateRun run, Runs runs) {
    if (!run.loaded()) {
      return "-".repeat(runs.checks().size());
    }
    StringBuilder verdicts = new StringBuilder();
    for (CheckVerdict verdict : run.verdicts()) {
      verdicts.append(
          switch (verdict) {
            case CheckVerdict.Passed _ -> '+';
            case CheckVerdict.Failed _ -> '-';
            case CheckVerdict.Undecided _ -> '?';
          });
    }
    return verdicts.toString();
  }

  private static List<CheckFailure> failures(CandidateRun run, Runs runs) {
    List<CheckFailure> failures = new ArrayList<>();
    for (int i = 0; i < run.verdicts().size() && failures.size() < FAILURES_MAX; i++) {
      if (run.verdicts().get(i) instanceof CheckVerdict.Failed failed) {
        PlannedCheck check = runs.checks().get(i);
        String call = CheckPlan.call(check.check()).findFirst().orElse(check.text());
        failures.add(
            new CheckFailure(bounded(call), bounded(failed.expected()), bounded(failed.actual())));
      }
    }
    return failures;
  }

  private Optional<ReadingFacts> reading(int place) {
    return switch (readings.get(place)) {
      case CodeReading.Facts facts ->
          Optional.of(
              new ReadingFacts(
                  Optional.empty(),
                  Optional.of(facts.entry()),
                  Optional.of(bounded(facts.names())),
                  Optional.of(facts.shape()),
                  Optional.of(facts.habits()),
                  words.wording(facts.words()),
                  SpecialCases.of(
                      assignment.candidates().get(place).program(),
                      assignment.intent().examples())));
      case CodeReading.Invalid invalid ->
          Optional.of(problem("line " + invalid.line() + ": " + Notation.plain(invalid.message())));
      case CodeReading.Unreadable _ -> Optional.empty();
    };
  }

  private static ReadingFacts problem(String what) {
    return new ReadingFacts(
        Optional.of(bounded(what)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static CodeReading.Names bounded(CodeReading.Names names) {
    return new CodeReading.Names(
        first(names.undefined()),
        first(names.unusedParameters()),
        first(names.unusedVariables()),
        first(names.unusedImports()),
        first(names.imports()),
        first(names.calls()),
        first(names.functions()));
  }

  private static List<String> first(List<String> names) {
    return names.stream().limit(NAMES_MAX).map(ObservationDraft::bounded).toList();
  }

  private static Optional<CandidateRun> run(Candidate candidate, Runs runs) {
    return runs.candidates().stream().filter(run -> run.candidate().equals(candidate)).findFirst();
  }

  private static Optional<SimilarityMatrix> matrix(AgreementMatrix agreement) {
    return agreement.inputs() == 0
        ? Optional.empty()
        : Optional.of(new SimilarityMatrix(agreement.candidates(), agreement.rows()));
  }

  private static String bounded(String text) {
    return Wire.bounded(text, TEXT_CHARS_MAX);
  }
}
