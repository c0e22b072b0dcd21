package dev.weavergen.domain.generation;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the evidence says of the chosen program, in sentences that go with the reasons of the
 * choice. Where it speaks against the choice it says so.
 */
public final class ChosenEvidence {
  private final Observation observation;
  private final CandidateFacts chosen;

  private ChosenEvidence(Observation observation, CandidateFacts chosen) {
    this.observation = observation;
    this.chosen = chosen;
  }

  /** The sentences, the most telling first. */
  public static List<String> of(Observation observation, String chosen) {
    if (observation.notExecuted().isPresent()) {
      return List.of(CandidateEvidence.NOT_EXECUTED + ": " + observation.notExecuted().get());
    }
    return observation
        .of(chosen)
        .map(facts -> new ChosenEvidence(observation, facts).sentences())
        .orElseGet(() -> List.of("the chosen program was " + CandidateEvidence.NOT_EXECUTED));
  }

  private List<String> sentences() {
    CandidateEvidence evidence = CandidateEvidence.of(observation, chosen.model()).orElseThrow();
    List<String> sentences = new ArrayList<>();
    if (evidence.problem().isPresent()) {
      sentences.add("the chosen program does not compile: " + evidence.problem().get());
    } else if (!evidence.wasExecuted()) {
      sentences.add("the chosen program was " + CandidateEvidence.NOT_EXECUTED);
    } else if (!evidence.wasLoaded()) {
      sentences.add("the chosen program " + evidence.load());
    } else {
      sentences.addAll(checks());
    }
    better().ifPresent(sentences::add);
    behaviour().ifPresent(sentences::add);
    chosen
        .cost()
        .ifPresent(
            cost -> sentences.add("the chosen program's CPU time grows like " + cost.order()));
    return sentences;
  }

  private List<String> checks() {
    if (chosen.examplesTotal() + chosen.testsTotal() == 0) {
      return List.of("there is no example or test to run the chosen program on");
    }
    List<String> sentences = new ArrayList<>();
    int failedExamples = failed(0, chosen.examplesTotal());
    if (chosen.examplesTotal() > 0) {
      sentences.add(
          passes(chosen.examplesPassed(), chosen.examplesTotal(), "example")
              + firstFailure(0, failedExamples, "example"));
    }
    if (chosen.testsTotal() > 0) {
      int failedTests = failed(chosen.examplesTotal(), chosen.testsTotal());
      sentences.add(
          passes(chosen.testsPassed(), chosen.testsTotal(), "generated test")
              + firstFailure(failedExamples, failedTests, "test"));
    }
    return sentences;
  }

  private static String passes(int passed, int total, String noun) {
    return "the chosen program passes "
        + passed
        + " of "
        + total
        + " "
        + noun
        + (total == 1 ? "" : "s");
  }

  /** Failures are told in the order of the checks, and only the first of them. */
  private String firstFailure(int before, int failed, String noun) {
    return failed > 0 && before < chosen.failures().size()
        ? "; it fails " + noun + " " + chosen.failures().get(before).inWords()
        : "";
  }

  private int failed(int from, int checks) {
    String verdicts = chosen.verdicts();
    int end = Math.min(verdicts.length(), from + checks);
    return (int) verdicts.substring(Math.min(from, end), end).chars().filter(c -> c == '-').count();
  }

  /** Another candidate that passes more of the examples than the chosen one. */
  private Optional<String> better() {
    return observation.candidates().stream()
        .filter(other -> other.examplesPassed() > chosen.examplesPassed())
        .max(Comparator.comparingInt(CandidateFacts::examplesPassed))
        .map(other ->
            other.model()
                + " passes more: "
                + other.examplesPassed()
                + " of "
                + other.examplesTotal());
  }

  private Optional<String> behaviour() {
    return observation.clusters().stream()
        .filter(cluster -> chosen.cluster().equals(Optional.of(cluster.id())))
        .map(this::alike)
        .findFirst();
  }

  private String alike(ClusterFacts cluster) {
    List<String> others =
        cluster.models().stream().filter(model -> !model.equals(chosen.model())).toList();
    String inputs =
        observation.inputs().size() == 1 ? "1 input" : observation.inputs().size() + " inputs";
    return others.isEmpty()
        ? "no other candidate behaves like the chosen one on " + inputs
        : String.join(", ", others)
            + " behave"
            + (others.size() == 1 ? "s" : "")
            + " like the chosen one on "
            + inputs;
  }
}
