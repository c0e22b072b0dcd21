package dev.weavergen.activities.sandbox;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Check;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.ProgramRun;
import dev.weavergen.domain.evidence.RunLimits;
import java.util.List;

/**
 * Runs and reads programs of one language, contained. What a program does is a value, whatever it
 * does; the exceptions speak of the sandbox alone: {@link SandboxUnavailableException} when this
 * machine has no tier, {@link SandboxBrokenException} when the sandbox itself failed twice and a
 * later attempt may succeed. Implementations are safe for concurrent use.
 */
public interface LanguageSandbox extends CodeReader {
  /** The tier that contains what runs here, as reports name it. */
  String tier();

  /**
   * Runs each program on its calls, side by side: one that never ends costs its own limit and not
   * the others' time.
   *
   * @return one per run, in order
   */
  List<Execution> run(List<ProgramRun> runs);

  /**
   * Runs one call and records what it does: the values of variables after each basic block, calls,
   * returns and exceptions. What is recorded is the program's own word, as its results are.
   *
   * @return at most {@link dev.weavergen.domain.reasoning.Feedback#TRACE_LINES_MAX} lines, the
   *     middle of a longer trace left out; up to the limit that ended the call where one did; none
   *     when the program does not load
   */
  List<String> trace(Program program, String call, RunLimits limits);

  /**
   * Evaluates expressions that belong to tests and examples, in a process that never hosts a
   * candidate, so that no candidate can find an expected value in its memory.
   *
   * @return one per expression, in order
   */
  List<Outcome> evaluate(List<String> expressions);

  /**
   * Values of the positional arguments of calls, for example {@code [1, 2]} and {@code 3} of {@code
   * f([1, 2], 3)}; for a call that is wrapped, or whose arguments are named, an empty list.
   *
   * @return one list per call, in order
   */
  List<List<Outcome>> arguments(List<String> calls, String entryPoint);

  /**
   * Takes tests apart, all at once.
   *
   * @param sources each of asserts, or of a function {@code check(candidate)} of asserts
   * @param entryPoint the name that the asserts call; inside {@code check} its parameter stands for
   *     it, and calls come back with the entry point's own name
   * @return a list for each source, in order; one {@link Check.Contained} of the whole source when
   *     it is more than asserts
   */
  List<List<Check>> takeApart(List<String> sources, String entryPoint);

  /**
   * Runs a test that cannot be taken apart: candidate and test each in a process of its own.
   *
   * @return {@code Returned} when the test passes, else what became of it
   */
  Outcome runContained(Program program, Check.Contained test, RunLimits limits);
}
