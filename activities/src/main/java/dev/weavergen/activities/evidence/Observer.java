package dev.weavergen.activities.evidence;

import dev.weavergen.activities.evidence.tests.TestSelection;
import dev.weavergen.activities.sandbox.LanguageSandbox;
import dev.weavergen.activities.sandbox.SandboxUnavailableException;
import dev.weavergen.domain.code.CodeReading;
import dev.weavergen.domain.evidence.CheckVerdict;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Load;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CostFacts;
import dev.weavergen.domain.evidence.RunLimits;
import dev.weavergen.domain.evidence.probe.InputSketch;
import dev.weavergen.domain.generation.EvidenceOptions;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Runs and reads the candidates of one generation and says what that showed.
 *
 * <p>All candidates get the same calls: those of the examples, of the generated tests and of
 * probes. Candidates are compared in one language, the intent's; where it names none, the one that
 * most of them are written in. Others are read, and said not to have been run.
 */
public final class Observer {
  private final Sandboxes sandboxes;

  public Observer(Sandboxes sandboxes) {
    this.sandboxes = sandboxes;
  }

  /**
   * What to observe.
   *
   * @param candidates at least one, in the panel's order
   * @param seed decides, with the intent's text, which probes are drawn
   * @param sketch of the inputs that the function is meant for, where a model wrote one
   */
  record Assignment(
      ParsedIntent intent,
      List<Candidate> candidates,
      List<GeneratedTest> tests,
      long seed,
      Optional<InputSketch> sketch) {
    Assignment(
        ParsedIntent intent, List<Candidate> candidates, List<GeneratedTest> tests, long seed) {
      this(intent, candidates, tests, seed, Optional.empty());
    }

    /** The same with probes of a sketch. */
    Assignment sketched(Optional<InputSketch> drawn) {
      return new Assignment(intent, candidates, tests, seed, drawn);
    }

    Language language() {
      return intent.language().orElseGet(() -> mostCommon(candidates));
    }

    /** With the tests worth considering; without the examples where they are to be hidden. */
    Assignment within(EvidenceOptions options) {
      List<GeneratedTest> chosen =
          intent
              .entryPoint()
              .map(entryPoint -> selection(entryPoint, options).choose(tests))
              .orElse(List.of());
      return new Assignment(
          options.hideExamples() ? withoutExamples(intent) : intent,
          candidates,
          chosen,
          seed,
          sketch);
    }

    private TestSelection selection(String entryPoint, EvidenceOptions options) {
      TestSelection all = TestSelection.of(language(), entryPoint);
      return options.hideExamples() ? all.without(intent.examples()) : all;
    }

    private static ParsedIntent withoutExamples(ParsedIntent intent) {
      return new ParsedIntent(
          intent.text(),
          intent.language(),
          intent.entryPoint(),
          intent.signature(),
          intent.skeleton(),
          List.of(),
          intent.constraints(),
          intent.context());
    }

    /** The candidates that can be compared. */
    List<Candidate> runnable() {
      return candidates.stream()
          .filter(candidate -> candidate.program().language() == language())
          .toList();
    }

    private static Language mostCommon(List<Candidate> candidates) {
      Map<Language, Long> counts =
          candidates.stream()
              .collect(
                  Collectors.groupingBy(
                      candidate -> candidate.program().language(), Collectors.counting()));
      return counts.getOrDefault(Language.JAVA, 0L) > counts.getOrDefault(Language.PYTHON, 0L)
          ? Language.JAVA
          : Language.PYTHON;
    }
  }

  Observation observe(Assignment assignment) {
    List<CodeReading> readings = Readings.of(assignment.candidates(), sandboxes);
    ObservationDraft draft = new ObservationDraft(assignment, readings);
    LanguageSandbox sandbox = sandboxes.of(assignment.language());
    try {
      return draft.executed(run(assignment, sandbox), sandbox.tier());
    } catch (SandboxUnavailableException unavailable) {
      return draft.notExecuted(String.valueOf(unavailable.getMessage()));
    }
  }

  private Runs run(Assignment assignment, LanguageSandbox sandbox) {
    List<PlannedCheck> planned = PlannedChecks.of(assignment, sandbox);
    CheckPlan plan =
        CheckPlan.of(
            assignment.language(), planned.stream().map(PlannedCheck::check).toList(), sandbox);
    Inputs inputs = Inputs.of(assignment, planned, sandbox);
    List<String> calls = calls(plan, inputs.inputs());
    List<Candidate> runnable = assignment.runnable();
    List<Execution> executions =
        new IndependentRuns(sandbox, RunLimits.CANDIDATE)
            .of(runnable.stream().map(Candidate::program).toList(), calls);
    List<CandidateRun> runs = new ArrayList<>();
    for (int i = 0; i < runnable.size(); i++) {
      runs.add(judged(runnable.get(i), executions.get(i), calls, plan, sandbox));
    }
    return new Runs(planned, inputs.inputs(), runs, costs(inputs, planned, runs, sandbox));
  }

  private static Map<String, CostFacts> costs(
      Inputs inputs, List<PlannedCheck> checks, List<CandidateRun> runs, LanguageSandbox sandbox) {
    List<CandidateRun> sound =
        runs.stream().filter(run -> run.loaded() && passesExamples(run, checks)).toList();
    return inputs
        .request()
        .map(request -> new CostMeasurement(sandbox).of(request, sound))
        .orElse(Map.of());
  }

  private static boolean passesExamples(CandidateRun run, List<PlannedCheck> checks) {
    return IntStream.range(0, checks.size())
        .filter(check -> checks.get(check).isExample())
        .allMatch(run::passed);
  }

  private static List<String> calls(CheckPlan plan, List<Input> inputs) {
    SequencedSet<String> calls = new LinkedHashSet<>(plan.calls());
    inputs.forEach(input -> calls.add(input.call()));
    return List.copyOf(calls);
  }

  private static CandidateRun judged(
      Candidate candidate,
      Execution execution,
      List<String> calls,
      CheckPlan plan,
      LanguageSandbox sandbox) {
    Outcomes outcomes = new Outcomes(calls, execution.outcomes());
    List<CheckVerdict> verdicts =
        execution.load() instanceof Load.Loaded
            ? plan.verdicts(outcomes, new WholeTests(sandbox, candidate.program())::run)
            : List.of();
    return new CandidateRun(candidate, execution, outcomes, verdicts);
  }
}
