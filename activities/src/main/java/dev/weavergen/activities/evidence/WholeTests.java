package dev.weavergen.activities.evidence;

import dev.weavergen.activities.sandbox.LanguageSandbox;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Check;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.RunLimits;

/**
 * Runs the tests that cannot be taken apart on one candidate. A candidate that does not end in one
 * of them is not asked again: it costs its limit once.
 */
final class WholeTests {
  private final LanguageSandbox sandbox;
  private final Program program;
  private boolean endless;

  WholeTests(LanguageSandbox sandbox, Program program) {
    this.sandbox = sandbox;
    this.program = program;
  }

  Outcome run(Check.Contained test) {
    if (endless) {
      return new Outcome.TimedOut();
    }
    Outcome outcome = sandbox.runContained(program, test, RunLimits.CANDIDATE);
    endless = outcome instanceof Outcome.TimedOut;
    return outcome;
  }
}
