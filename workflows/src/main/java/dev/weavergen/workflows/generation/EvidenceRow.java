package dev.weavergen.workflows.generation;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.generation.CandidateEvidence;
import java.util.List;

/**
 * What the Web UI's page says of one candidate that was observed. What a candidate made appear in
 * these texts is hostile: every one of them is cut and escaped.
 */
final class EvidenceRow {
  static final String HEAD =
      "| candidate | examples | tests | behaves as | CPU ms | |\n|---|---|---|---|---|---|\n";

  private static final int NAME_CHARS_MAX = 32;
  private static final int CLUSTER_CHARS_MAX = 8;
  private static final int DETAIL_CHARS_MAX = 80;
  private static final String NONE = "–";

  private EvidenceRow() {}

  /** One row a candidate, in the panel's order. */
  static List<String> of(Observation observation) {
    return observation.candidates().stream().map(facts -> row(observation, facts)).toList();
  }

  private static String row(Observation observation, CandidateFacts facts) {
    CandidateEvidence evidence = CandidateEvidence.of(observation, facts.model()).orElseThrow();
    return ProgressMarkdown.row(
        MarkdownText.inline(facts.model(), NAME_CHARS_MAX),
        evidence.examples(),
        evidence.tests(),
        evidence
            .cluster()
            .map(cluster -> MarkdownText.inline(cluster, CLUSTER_CHARS_MAX))
            .orElse(NONE),
        evidence.cpuMillis().map(String::valueOf).orElse(NONE),
        MarkdownText.inline(evidence.problemInWords().orElse(""), DETAIL_CHARS_MAX));
  }
}
