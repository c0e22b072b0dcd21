package dev.weavergen.api;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.Dissent;
import dev.weavergen.domain.consensus.TextAgreement;
import dev.weavergen.domain.consensus.Voter;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.workflows.consensus.AgreeActivity;
import dev.weavergen.workflows.evidence.GenerateTestsActivity;
import dev.weavergen.workflows.evidence.ObserveActivity;
import dev.weavergen.workflows.evidence.SketchActivity;
import dev.weavergen.workflows.generation.Briefing;
import dev.weavergen.workflows.generation.Failures;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.RecallActivity;
import dev.weavergen.workflows.generation.RecordActivity;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.generation.TraceIds;
import dev.weavergen.workflows.outcomes.LabelActivity;
import dev.weavergen.workflows.outcomes.OutcomeLabels;
import dev.weavergen.workflows.outcomes.OutcomeReport;
import dev.weavergen.workflows.panel.GenerateActivity;
import dev.weavergen.workflows.payload.Json;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of a generation without models: the member {@code p:slow} never answers in time, {@code
 * nobody} is not known, everybody else gives the same program. The store is the real one.
 */
final class ScriptedSteps
    implements RecallActivity,
        GenerateActivity,
        GenerateTestsActivity,
        SketchActivity,
        ObserveActivity,
        AgreeActivity,
        RecordActivity,
        LabelActivity {
  /** A panel that begins with this member is divided. */
  static final String DIVIDED = "p:divided";

  static final String SOURCE = "def f(x):\n    return x\n";
  private static final long SLOW_MILLIS = 30_000;

  private final Generations generations;
  private final Sources sources;

  ScriptedSteps(Generations generations, Sources sources) {
    this.generations = generations;
    this.sources = sources;
  }

  @Override
  public Briefing recall(GenerationRequest request, Instant startedAt) {
    if (request.models().contains("nobody")) {
      throw ApplicationFailure.newNonRetryableFailure(
          "models: nobody is not known", Failures.INVALID_REQUEST, "models");
    }
    var info = Activity.getExecutionContext().getInfo();
    String runId = String.valueOf(info.getWorkflowRunId());
    generations.open(
        new Generations.OpenGeneration(
            String.valueOf(info.getWorkflowId()),
            runId,
            TraceIds.trace(runId),
            "user",
            Json.mapper().writeValueAsString(request),
            sources.put(request.intent().text()),
            "{}",
            Optional.of("python"),
            Optional.of("f"),
            "python/no-examples/short",
            startedAt));
    return new Briefing(
        "f(x)",
        Optional.of(Language.PYTHON),
        Optional.of("f"),
        0,
        request.models().stream().map(name -> new Member(name, name, "p")).toList(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  @Override
  public Reply generate(Member member) {
    if (member.name().equals("p:slow")) {
      sleep();
    }
    return new Reply.Answered(
        member.name(),
        sources.put(SOURCE),
        Language.PYTHON,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Reply.Call(Usage.NONE, 0, 1, "stop"));
  }

  private static void sleep() {
    try {
      Thread.sleep(SLOW_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Sketched sketch(Member member) {
    return new Sketched(Optional.of("none"), Optional.empty());
  }

  @Override
  public List<GeneratedTest> generateTests(Member member) {
    return List.of();
  }

  @Override
  public Written writeTests(Member member) {
    return new Written(List.of(), Optional.empty());
  }

  @Override
  public Observation observe(List<Reply.Answered> answered, List<GeneratedTest> tests) {
    return Observation.none("scripts run nothing");
  }

  @Override
  public Judgement agree(Hearing hearing) {
    List<Reply.Answered> answered = hearing.answered();
    if (answered.getFirst().member().equals(DIVIDED)) {
      return divided(answered);
    }
    return new Judgement(
        new TextAgreement()
            .agree(
                hearing.answered().stream()
                    .map(reply ->
                        new Voter(reply.member(), SOURCE, reply.confidence(), reply.reasoning()))
                    .toList()),
        Program.of(Language.PYTHON, Optional.of("f"), SOURCE));
  }

  /** The members part on one input with equal scores. */
  private static Judgement divided(List<Reply.Answered> answered) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    List<Cluster> clusters = new ArrayList<>();
    for (Reply.Answered reply : answered) {
      String id = "c" + (clusters.size() + 1);
      clusters.add(new Cluster(id, List.of(reply.member()), reply.member(), 0.5, 0.5, 0, 0, 0, 0));
      outcomes.put(id, Integer.toString(outcomes.size()));
    }
    return new Judgement(
        new Consensus(
            0.5,
            0.5,
            1,
            "c1",
            new LinkedHashMap<>(),
            clusters,
            new SimilarityMatrix(List.of(), List.of()),
            List.of(new Dissent("f([])", outcomes)),
            List.of()),
        Program.of(Language.PYTHON, Optional.of("f"), SOURCE));
  }

  @Override
  public int record(Generation generation) {
    var info = Activity.getExecutionContext().getInfo();
    boolean _ =
        generations.finish(
            new Generations.GenerationEnd(
                generation.id(),
                String.valueOf(info.getWorkflowRunId()),
                generation.status().wireName(),
                Optional.empty(),
                Json.mapper().writeValueAsString(generation.withSpans(1)),
                Instant.now()));
    return 1;
  }

  @Override
  public OutcomeLabels label(OutcomeReport report) {
    return new OutcomeLabels(
        report.generationId(), report.programSha256(), report.passed(), List.of("p:a"), 1);
  }
}
