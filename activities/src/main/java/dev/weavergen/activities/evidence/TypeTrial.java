package dev.weavergen.activities.evidence;

import dev.weavergen.activities.sandbox.LanguageSandbox;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Load;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.RunLimits;
import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.evidence.probe.ProbeRequest;
import dev.weavergen.domain.evidence.probe.TypeGuesses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds by trial what the parameters of a function take, where neither a type nor a call is known:
 * the guess with which the candidates return most values. Without it nothing could be called, and
 * programs could only be compared by their wording.
 */
final class TypeTrial {
  private TypeTrial() {}

  /** The request with the types that were found; empty when no guess makes a candidate return. */
  static Optional<ProbeRequest> of(
      ProbeRequest request, List<Program> programs, LanguageSandbox sandbox) {
    List<ProbeRequest> guesses = TypeGuesses.of(request);
    List<List<String>> calls = guesses.stream().map(TypeGuesses::calls).toList();
    List<String> all = calls.stream().flatMap(List::stream).distinct().toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<Outcomes> outcomes = new ArrayList<>();
    for (Execution execution :
        new IndependentRuns(sandbox, RunLimits.CANDIDATE).of(programs, all)) {
      if (execution.load() instanceof Load.Loaded) {
        outcomes.add(new Outcomes(all, execution.outcomes()));
      }
    }
    int best = -1;
    long most = 0;
    for (int guess = 0; guess < guesses.size(); guess++) {
      long returned = returned(calls.get(guess), outcomes);
      if (returned > most) {
        best = guess;
        most = returned;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(guesses.get(best));
  }

  private static long returned(List<String> calls, List<Outcomes> outcomes) {
    return outcomes.stream()
        .mapToLong(of -> calls.stream().filter(call -> isValue(of, call)).count())
        .sum();
  }

  /** Nothing is what many functions return for what they do not understand. */
  private static boolean isValue(Outcomes outcomes, String call) {
    return outcomes.of(call) instanceof Outcome.Returned(Value value)
        && !(value instanceof Value.Nothing);
  }
}
