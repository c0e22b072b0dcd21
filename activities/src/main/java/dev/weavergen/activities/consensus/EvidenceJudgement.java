package dev.weavergen.activities.consensus;

import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.EvidenceConsensus;
import dev.weavergen.domain.consensus.Settled;
import dev.weavergen.domain.consensus.Voter;
import dev.weavergen.domain.consensus.dissent.Question;
import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.generation.OnDissent;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.consensus.AgreeActivity;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.generation.StoredIntent;
import dev.weavergen.workflows.outcomes.Outcomes;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import java.util.List;
import java.util.Optional;

/** Judges candidates by what running them showed. */
public final class EvidenceJudgement implements AgreeActivity {
  private final Generations generations;
  private final Sources sources;
  private final StoredElectorates electorates;
  private final EvidenceConsensus rule = new EvidenceConsensus();

  /**
   * @param records which say how far each model can be trusted
   */
  public EvidenceJudgement(
      Generations generations, Sources sources, Outcomes outcomes, ScopeRecords records) {
    this.generations = generations;
    this.sources = sources;
    this.electorates = new StoredElectorates(generations, outcomes, records);
  }

  @Override
  public Judgement agree(Hearing hearing) {
    List<Reply.Answered> answered = hearing.answered();
    Consensus consensus =
        settled(
            rule.agree(
                answered.stream().map(this::voter).toList(),
                hearing.observation(),
                electorates.of(
                    Activity.getExecutionContext().getInfo().getWorkflowId(), hearing.knowledge())),
            hearing);
    tell(hearing, consensus);
    Program program = program(answered, consensus.chosenCluster().representative());
    StepSpan.current()
        .name(answered.size() + " candidates")
        .attribute("weavergen.rule", rule(hearing.observation()))
        .attribute("weavergen.clusters", consensus.clusters().size())
        .attribute("weavergen.score", consensus.score())
        .attribute("weavergen.agreement", consensus.agreement())
        .attribute(
            "weavergen.settlement", hearing.settlement().map(Settlement::inWords).orElse("none"))
        .attribute("weavergen.program.sha256", program.sha256());
    return new Judgement(consensus, program);
  }

  private static Consensus settled(Consensus evidence, Hearing hearing) {
    Language language = hearing.answered().getFirst().language();
    return hearing
        .settlement()
        .map(settlement -> Settled.by(settlement, evidence, hearing.observation(), language))
        .orElse(evidence);
  }

  /** Whoever lists generations sees that this one is about to wait, or has been answered. */
  private void tell(Hearing hearing, Consensus consensus) {
    ActivityInfo info = Activity.getExecutionContext().getInfo();
    String id = info.getWorkflowId();
    if (StoredIntent.request(generations, id).onDissent() == OnDissent.ASK) {
      generations.waits(
          id,
          info.getWorkflowRunId(),
          hearing.settlement().isPresent()
              ? Optional.empty()
              : Question.of(consensus).map(Question::inWords));
    }
  }

  private static String rule(Observation observation) {
    return EvidenceConsensus.speaks(observation) ? "evidence" : "text-similarity";
  }

  private Program program(List<Reply.Answered> answered, String representative) {
    Reply.Answered chosen =
        answered.stream()
            .filter(reply -> reply.member().equals(representative))
            .findFirst()
            .orElseThrow();
    String generationId = Activity.getExecutionContext().getInfo().getWorkflowId();
    Optional<String> entryPoint = StoredIntent.of(generations, generationId).entryPoint();
    return new Program(chosen.language(), entryPoint, source(chosen), chosen.programSha256());
  }

  private Voter voter(Reply.Answered reply) {
    return new Voter(reply.member(), source(reply), reply.confidence(), reply.reasoning());
  }

  private String source(Reply.Answered reply) {
    return sources
        .get(reply.programSha256())
        .orElseThrow(() ->
            new IllegalStateException(
                "the program " + reply.programSha256() + " is not in the store"));
  }
}
