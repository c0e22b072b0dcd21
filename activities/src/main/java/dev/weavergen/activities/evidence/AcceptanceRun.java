package dev.weavergen.activities.evidence;

import dev.weavergen.activities.sandbox.LanguageSandbox;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.CheckVerdict;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Label;
import dev.weavergen.domain.evidence.Load;
import dev.weavergen.domain.evidence.ProgramRun;
import dev.weavergen.domain.evidence.RunLimits;
import dev.weavergen.domain.intent.Language;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Labels programs: runs an acceptance test on them. The test is taken apart, so that a program
 * neither sees an expected value nor takes part in comparing; only what cannot be taken apart is
 * run as a whole, in a process of its own.
 */
public final class AcceptanceRun {
  private static final RunLimits LIMITS =
      new RunLimits(
          Limits.LABEL_RUN_MAX,
          Limits.LABEL_RUN_MAX,
          Limits.SANDBOX_MEMORY_BYTES_MAX,
          Limits.SANDBOX_OUTPUT_BYTES_MAX);

  private final LanguageSandbox sandbox;
  private final CheckPlan plan;
  private final List<String> calls;

  private AcceptanceRun(LanguageSandbox sandbox, CheckPlan plan) {
    this.sandbox = sandbox;
    this.plan = plan;
    this.calls = List.copyOf(plan.calls());
  }

  /**
   * Takes a test apart.
   *
   * @param entryPoint what the test calls
   * @param test asserts, or a function {@code check(candidate)}
   */
  public static AcceptanceRun of(
      Language language, String entryPoint, String test, LanguageSandbox sandbox) {
    return new AcceptanceRun(
        sandbox,
        CheckPlan.of(language, sandbox.takeApart(List.of(test), entryPoint).getFirst(), sandbox));
  }

  /**
   * The label of one program.
   *
   * @param program with the entry point that the test calls
   */
  public Label judge(Program program) {
    return judge(List.of(program)).getFirst();
  }

  /**
   * The labels of several programs, run side by side.
   *
   * @param programs each with the entry point that the test calls
   * @return one per program, in order
   */
  public List<Label> judge(List<Program> programs) {
    if (plan.checks().isEmpty()) {
      Label nothing = new Label.Undecided("the test checks nothing");
      return Collections.nCopies(programs.size(), nothing);
    }
    List<Execution> executions =
        sandbox.run(
            programs.stream().map(program -> new ProgramRun(program, calls, LIMITS)).toList());
    return IntStream.range(0, programs.size())
        .mapToObj(i -> label(programs.get(i), executions.get(i)))
        .toList();
  }

  private Label label(Program program, Execution execution) {
    if (!(execution.load() instanceof Load.Loaded)) {
      return new Label.Failed(LoadText.of(execution.load(), program.language()));
    }
    return label(
        plan.verdicts(
            new Outcomes(calls, execution.outcomes()),
            contained -> sandbox.runContained(program, contained, LIMITS)));
  }

  private static Label label(List<CheckVerdict> verdicts) {
    Label label = new Label.Passed();
    for (CheckVerdict verdict : verdicts) {
      switch (verdict) {
        case CheckVerdict.Passed _ -> {}
        case CheckVerdict.Failed failed -> {
          return new Label.Failed(failed.actual() + " where expected: " + failed.expected());
        }
        case CheckVerdict.Undecided undecided -> label = new Label.Undecided(undecided.why());
      }
    }
    return label;
  }
}
