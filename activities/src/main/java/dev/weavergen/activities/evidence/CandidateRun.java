package dev.weavergen.activities.evidence;

import dev.weavergen.domain.evidence.Behaviour;
import dev.weavergen.domain.evidence.CheckVerdict;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Load;
import java.util.List;

/**
 * What running one candidate showed.
 *
 * @param outcomes of its calls; none unless it was loaded
 * @param verdicts one a check, in order; empty unless it was loaded
 */
record CandidateRun(
    Candidate candidate, Execution execution, Outcomes outcomes, List<CheckVerdict> verdicts) {
  boolean loaded() {
    return execution.load() instanceof Load.Loaded;
  }

  boolean passed(int check) {
    return loaded() && verdicts.get(check) instanceof CheckVerdict.Passed;
  }

  /** What it did on the inputs. */
  Behaviour behaviour(List<Input> inputs) {
    return new Behaviour(
        candidate.model(),
        loaded(),
        loaded() ? inputs.stream().map(input -> outcomes.of(input.call())).toList() : List.of());
  }
}
