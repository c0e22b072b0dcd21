package dev.weavergen.domain.generation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What running all candidates of one generation showed, as users see it: who behaved like whom, and
 * on which inputs.
 *
 * @param notExecuted why no candidate was run, with the cure; absent when they were
 * @param tier of the sandbox that ran them
 * @param inputsCompared on how many inputs behaviour was compared
 * @param inputs of these at most {@link Limits#PROBE_INPUTS_MAX}, first those on which candidates
 *     differ
 * @param clusters candidates that behaved alike, the largest cluster first
 */
public record GenerationEvidence(
    Optional<String> notExecuted,
    Optional<String> tier,
    int inputsCompared,
    List<ComparedInput> inputs,
    List<ClusterFacts> clusters) {
  public GenerationEvidence {
    inputs = inputs == null ? List.of() : List.copyOf(inputs);
    clusters = clusters == null ? List.of() : List.copyOf(clusters);
  }

  /** What users see of an observation. */
  public static GenerationEvidence of(Observation observation) {
    List<String> models =
        observation.candidates().stream().map(Observation.CandidateFacts::model).toList();
    return new GenerationEvidence(
        observation.notExecuted(),
        observation.tier(),
        observation.inputs().size(),
        observation.inputs().stream()
            .sorted(Comparator.comparing(input -> input.outcomes().size() < 2))
            .limit(Limits.PROBE_INPUTS_MAX)
            .map(input -> ComparedInput.of(input, models))
            .toList(),
        observation.clusters());
  }

  /**
   * One input and what the candidates made of it.
   *
   * @param call an excerpt
   */
  public record ComparedInput(
      String call, Observation.Origin origin, List<SharedOutcome> outcomes) {
    public ComparedInput {
      outcomes = outcomes == null ? List.of() : List.copyOf(outcomes);
    }

    private static ComparedInput of(InputFacts input, List<String> models) {
      List<SharedOutcome> shared = new ArrayList<>();
      for (int i = 0; i < input.outcomes().size(); i++) {
        shared.add(new SharedOutcome(input.outcomes().get(i), withOutcome(input, i, models)));
      }
      return new ComparedInput(input.call(), input.origin(), shared);
    }

    private static List<String> withOutcome(InputFacts input, int outcome, List<String> models) {
      List<String> same = new ArrayList<>();
      for (int i = 0; i < Math.min(models.size(), input.byCandidate().size()); i++) {
        if (input.byCandidate().get(i) == outcome) {
          same.add(models.get(i));
        }
      }
      return same;
    }
  }

  /**
   * An outcome and whose it is.
   *
   * @param outcome as a short text
   * @param models in the panel's order
   */
  public record SharedOutcome(String outcome, List<String> models) {
    public SharedOutcome {
      models = models == null ? List.of() : List.copyOf(models);
    }
  }
}
