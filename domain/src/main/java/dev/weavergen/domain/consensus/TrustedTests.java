package dev.weavergen.domain.consensus;

import dev.weavergen.domain.consensus.Standing.TestsOfAuthor;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The tests written by models that tell candidates apart. A test that every candidate fails says
 * more about itself than about them: that all are wrong in the same way is rarer than that the test
 * is, since 15 to 70 % of tests that models write are wrong (measured on three authors). One that
 * all pass, or that decides nothing, tells nothing either and does no harm.
 *
 * @param checks their indexes among the observation's checks
 * @param authors by index of all checks; empty for an example
 * @param distrusted how many no candidate passes
 */
record TrustedTests(List<Integer> checks, List<String> authors, int distrusted) {
  private static final char PASSED = '+';
  private static final char FAILED = '-';

  TrustedTests {
    checks = List.copyOf(checks);
    authors = List.copyOf(authors);
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
    return new TrustedTests(
        trusted,
        observation.checks().stream().map(check -> check.author().orElse("")).toList(),
        written.size() - trusted.size());
  }

  int count() {
    return checks.size();
  }

  /** How a candidate does on them, by author in alphabetical order. */
  List<TestsOfAuthor> of(CandidateFacts facts) {
    SortedMap<String, TestsOfAuthor> byAuthor = new TreeMap<>();
    for (int check : checks) {
      String author = authors.get(check);
      byAuthor.merge(
          author,
          new TestsOfAuthor(author, is(PASSED, facts, check), is(FAILED, facts, check)),
          (one, other) ->
              new TestsOfAuthor(
                  author, one.passed() + other.passed(), one.failed() + other.failed()));
    }
    return List.copyOf(byAuthor.values());
  }

  private static int is(char verdict, CandidateFacts facts, int check) {
    return check < facts.verdicts().length() && facts.verdicts().charAt(check) == verdict ? 1 : 0;
  }

  private static boolean passes(CandidateFacts facts, int check) {
    return is(PASSED, facts, check) == 1;
  }
}
