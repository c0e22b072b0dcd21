package dev.weavergen.api.validation;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.Dissent;
import dev.weavergen.domain.generation.CandidateEvidence;
import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.PredictionWords;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What happened in one generation.
 *
 * @param prediction whether the program is right, and what speaks for and against it; empty where
 *     nothing was predicted
 * @param program its source; empty without an answer
 */
record RunView(
    List<String> prediction,
    List<String> reasons,
    List<ClusterRow> clusters,
    List<DissentRow> dissent,
    List<CandidateRow> candidates,
    List<SourceView> sources,
    String program,
    List<SpanRow> spans,
    String traceId) {
  record ClusterRow(String name, String models, String score, String examples, String tests) {}

  record DissentRow(String input, String cluster, String outcome) {}

  record CandidateRow(
      String model,
      String reply,
      String cluster,
      String examples,
      String tests,
      String right,
      String millis,
      String problem) {}

  record SourceView(String model, String source) {}

  static RunView of(Generation generation, Map<String, String> sources, List<SpanRow> spans) {
    return new RunView(
        generation.prediction().map(RunView::prediction).orElse(List.of()),
        generation.consensus().map(Consensus::reasons).orElse(List.of()),
        generation.consensus().stream().flatMap(RunView::clusters).toList(),
        generation.consensus().stream()
            .flatMap(consensus -> consensus.dissent().stream())
            .flatMap(RunView::dissent)
            .toList(),
        generation.candidates().stream().map(RunView::candidate).toList(),
        sources.entrySet().stream()
            .map(source -> new SourceView(source.getKey(), source.getValue()))
            .toList(),
        generation.program().map(Program::source).orElse(""),
        spans,
        generation.traceId());
  }

  private static List<String> prediction(Prediction prediction) {
    return Stream.concat(
            Stream.of(PredictionWords.headline(prediction)),
            PredictionWords.factors(prediction).stream())
        .toList();
  }

  private static Stream<ClusterRow> clusters(Consensus consensus) {
    return consensus.clusters().stream()
        .map(cluster -> cluster(cluster, cluster.id().equals(consensus.chosen())));
  }

  private static ClusterRow cluster(Cluster cluster, boolean chosen) {
    return new ClusterRow(
        chosen ? cluster.id() + " (chosen)" : cluster.id(),
        String.join(", ", cluster.models()),
        Figures.percent(cluster.score()),
        Figures.outOf(cluster.examplesPassed(), cluster.examplesTotal()),
        Figures.outOf(cluster.testsPassed(), cluster.testsTotal()));
  }

  private static Stream<DissentRow> dissent(Dissent dissent) {
    return dissent.outcomes().entrySet().stream()
        .map(outcome -> new DissentRow(dissent.input(), outcome.getKey(), outcome.getValue()));
  }

  private static CandidateRow candidate(CandidateReport report) {
    return new CandidateRow(
        report.model(),
        report.reply(),
        Figures.orMissing(report.cluster()),
        Figures.orMissing(report.evidence().map(CandidateEvidence::examples)),
        Figures.orMissing(report.evidence().map(CandidateEvidence::tests)),
        Figures.orMissing(report.probability().map(PredictionWords::probability)),
        Figures.orMissing(report.latencyMillis()),
        report
            .error()
            .or(() -> report.evidence().flatMap(CandidateEvidence::problemInWords))
            .orElse(""));
  }

  boolean hasPrediction() {
    return !prediction.isEmpty();
  }

  boolean hasReasons() {
    return !reasons.isEmpty();
  }

  boolean hasClusters() {
    return !clusters.isEmpty();
  }

  boolean hasDissent() {
    return !dissent.isEmpty();
  }

  boolean hasSpans() {
    return !spans.isEmpty();
  }
}
