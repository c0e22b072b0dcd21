package dev.weavergen.domain.evidence;

import dev.weavergen.domain.code.CodeReading;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import java.util.List;
import java.util.Optional;

/**
 * What running and reading the candidates of one generation showed: bounded facts for payloads,
 * judgement and people. Values appear as short texts in the candidates' language.
 *
 * @param notExecuted why no candidate was run, with the cure; empty when they were
 * @param tier the sandbox's tier that ran them; empty when none did
 * @param checks examples first, then generated tests
 * @param inputs on which behaviour was compared: of examples, of tests, then probes
 * @param candidates in the panel's order
 * @param clusters by falling size; empty when nothing was run or nothing can be called
 * @param agreement share of inputs with equal outcome; empty as above
 * @param syntax similarity of normalised syntax trees
 */
public record Observation(
    Optional<String> notExecuted,
    Optional<String> tier,
    List<CheckFacts> checks,
    List<InputFacts> inputs,
    List<CandidateFacts> candidates,
    List<ClusterFacts> clusters,
    Optional<SimilarityMatrix> agreement,
    Optional<SimilarityMatrix> syntax) {
  public Observation {
    checks = List.copyOf(checks);
    inputs = List.copyOf(inputs);
    candidates = List.copyOf(candidates);
    clusters = List.copyOf(clusters);
  }

  /**
   * Nothing was observed.
   *
   * @param why with the cure
   */
  public static Observation none(String why) {
    return new Observation(
        Optional.of(why),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The facts about that member's candidate. */
  public Optional<CandidateFacts> of(String model) {
    return candidates.stream().filter(facts -> facts.model().equals(model)).findFirst();
  }

  /**
   * Whether two members' candidates agree on every input that counts. The outcomes of {@link
   * InputFacts} are excerpts, which two long values may share; this compares the values.
   *
   * @return also true where no agreement is known
   */
  public boolean agree(String one, String other) {
    return agreement.flatMap(known -> known.between(one, other)).orElse(1.0) == 1;
  }

  /**
   * One example or test.
   *
   * @param author the model that wrote the test; empty for an example of the intent
   * @param text as written, an excerpt
   */
  public record CheckFacts(Optional<String> author, String text) {}

  /**
   * One input and what the candidates made of it.
   *
   * @param call an excerpt
   * @param origin where the input comes from
   * @param outcomes the different ones, as short texts
   * @param byCandidate index into {@code outcomes} by candidate in the panel's order; -1 where it
   *     was not run
   */
  public record InputFacts(
      String call, Origin origin, List<String> outcomes, List<Integer> byCandidate) {
    public InputFacts {
      outcomes = List.copyOf(outcomes);
      byCandidate = List.copyOf(byCandidate);
    }
  }

  /** Where an input comes from. */
  public enum Origin {
    EXAMPLE,
    TEST,
    /** A mutation that looks like an example. */
    NEAR_PROBE,
    /** A mutation far from any example, or a boundary. */
    FAR_PROBE
  }

  /**
   * One candidate.
   *
   * @param load what became of it before the first call, as a short text; {@code loaded} when it
   *     was; empty when nothing was run
   * @param verdicts one character a check, in order: {@code +} passed, {@code -} failed, {@code ?}
   *     could not be decided; empty when nothing was run
   * @param failures the first failed checks in words
   * @param cluster id of its behaviour cluster
   * @param cpuMicros of the whole run
   * @param memoryBytesPeak of its process
   * @param cost measured over growing inputs, where its parameters allow it
   * @param reading what its text shows; empty where it could not be read
   */
  public record CandidateFacts(
      String model,
      Optional<String> load,
      String verdicts,
      int examplesPassed,
      int examplesTotal,
      int testsPassed,
      int testsTotal,
      List<CheckFailure> failures,
      Optional<String> cluster,
      long cpuMicros,
      long memoryBytesPeak,
      Optional<CostFacts> cost,
      Optional<ReadingFacts> reading) {
    public CandidateFacts {
      failures = List.copyOf(failures);
    }

    /** How many examples it passes that are not written into it; a table of all passes them all. */
    public int examplesEarned() {
      return examplesPassed
          - (int)
              reading.map(ReadingFacts::specialCases).orElse(List.of()).stream()
                  .filter(place -> place < verdicts.length() && verdicts.charAt(place) == '+')
                  .count();
    }
  }

  /** A failed check: the call, the value that was expected and what came instead. */
  public record CheckFailure(String call, String expected, String actual) {
    /** For people, for example {@code f(1): 3 instead of 2}. */
    public String inWords() {
      return call + ": " + actual + " instead of " + expected;
    }
  }

  /**
   * The order of growth of CPU time.
   *
   * @param order for example {@code n log n}
   * @param sizeMax the largest size that was run
   * @param microsAtMax CPU time there
   */
  public record CostFacts(String order, int sizeMax, long microsAtMax, double r2) {}

  /**
   * The bounded part of a reading.
   *
   * @param problem why it does not compile, with its line; the other parts are then empty
   * @param wording how much of the intent it speaks of; empty where the intent has no content
   *     words, and in observations that were made before this was looked at
   * @param specialCases places among the checks of examples that are written into the program, see
   *     {@link dev.weavergen.domain.candidate.SpecialCases}
   */
  public record ReadingFacts(
      Optional<String> problem,
      Optional<CodeReading.Entry> entry,
      Optional<CodeReading.Names> names,
      Optional<CodeReading.Shape> shape,
      Optional<CodeReading.Habits> habits,
      Optional<WordingFacts> wording,
      List<Integer> specialCases) {
    @SuppressWarnings("OptionalIsNull")
    public ReadingFacts {
      wording = wording == null ? Optional.empty() : wording;
      specialCases = specialCases == null ? List.of() : List.copyOf(specialCases);
    }
  }

  /**
   * What the program speaks of.
   *
   * @param share of the intent's content words, in [0, 1], found among the program's identifiers,
   *     comments and strings
   */
  public record WordingFacts(double share) {}

  /**
   * Candidates that behaved alike.
   *
   * @param id {@code c1}, {@code c2}, … by falling size
   * @param models in the panel's order
   * @param representative of the members that agree most with the others, the one whose program is
   *     nearest to the others' in syntax
   * @param mostlyRaises whether most of its outcomes are no values
   */
  public record ClusterFacts(
      String id, List<String> models, String representative, boolean mostlyRaises) {
    public ClusterFacts {
      models = List.copyOf(models);
    }
  }
}
