package dev.weavergen.domain.consensus;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tests written by models that tell candidates apart. A test that every candidate fails says
 * more about itself than about them: that all are wrong in the same way is rarer than that the test
 * is, since 15 to 70 % of tests that models write are wrong (measured on three authors). One that
 * all pass, or that decides nothing, tells nothing either and does no harm.
 *
 * @param checks their indexes among the observation's checks
 * @param distrusted how many no candidate passes
 */
record TrustedTests(List<Integer> checks, int distrusted) {
  private static final char PASSED = '+';

  TrustedTests {
    checks = List.copyOf(checks);
  }

  static TrustedTests of(Observation observation) {
    List<Integer> written =
        IntStream.range(0, observation.checks().size())
            .filter(check -> observation.checks().get(check).author().isPresent())
            .boxed()
            .toList();
    List<Integer> trusted =
        written.stream()
            .filter(
                check -> observation.candidates().stream().anyMatch(facts -> passes(facts, check)))
            .toList();
    return new TrustedTests(trusted, written.size() - trusted.size());
  }

  int count() {
    return checks.size();
  }

  int passedBy(CandidateFacts facts) {
    return (int) checks.stream().filter(check -> passes(facts, check)).count();
  }

  private static boolean passes(CandidateFacts facts, int check) {
    return check < facts.verdicts().length() && facts.verdicts().charAt(check) == PASSED;
  }
}
