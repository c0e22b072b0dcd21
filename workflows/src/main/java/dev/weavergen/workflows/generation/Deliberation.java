package dev.weavergen.workflows.generation;

import dev.weavergen.domain.consensus.dissent.Question;
import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.generation.Durations;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.consensus.AgreeActivity;
import dev.weavergen.workflows.consensus.AgreeActivity.Hearing;
import dev.weavergen.workflows.consensus.AgreeActivity.Judgement;
import dev.weavergen.workflows.consensus.JudgeActivity.Opinion;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * From what was seen to what is chosen: judges; where the evidence is nearly even, asks a person or
 * a model outside both sides and judges again; has the chosen programs fused where that is wanted.
 */
final class Deliberation {
  /** Judgement with all its attempts, with a usual deadline. */
  private static final Duration JUDGEMENT_MAX = Duration.ofMinutes(10);

  private final Case matter;
  private final Inquiry inquiry;
  private final Aside aside;
  private final Stages stages;
  private final List<String> notes = new ArrayList<>();
  private Optional<Judgement> judgement = Optional.empty();
  private Optional<Settlement> settled = Optional.empty();
  private Optional<String> why = Optional.empty();

  /**
   * What is deliberated on.
   *
   * @param answered those of the replies that have a program, at least one
   * @param knowledge the version whose track records count
   * @param remaining until the generation's deadline
   */
  record Case(
      GenerationRequest request,
      List<Member> panel,
      List<Reply> replies,
      List<Reply.Answered> answered,
      List<GeneratedTest> tests,
      Observation observation,
      OptionalLong knowledge,
      Supplier<Duration> remaining) {
    Case {
      panel = List.copyOf(panel);
      replies = List.copyOf(replies);
      answered = List.copyOf(answered);
      tests = List.copyOf(tests);
    }

    private Hearing hearing(Optional<Settlement> settlement) {
      return new Hearing(answered, observation, settlement, knowledge);
    }
  }

  /**
   * @param inquiry takes a person's answer
   * @param aside keeps what else was asked
   */
  Deliberation(Case matter, Inquiry inquiry, Aside aside, Stages stages) {
    this.matter = matter;
    this.inquiry = inquiry;
    this.aside = aside;
    this.stages = stages;
  }

  /** The latest judgement; empty when the candidates could not be compared. */
  Optional<Judgement> judgement() {
    return judgement;
  }

  /** What a person or a judge decided and the judgement follows. */
  Optional<Settlement> settlement() {
    return settled;
  }

  /** Why there is no judgement. */
  Optional<String> why() {
    return why;
  }

  /** What people should know of how it went. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * Deliberates.
   *
   * @throws io.temporal.failure.TemporalFailure when the surrounding scope is cancelled, and only
   *     then
   */
  void run() {
    judge(Optional.empty());
    judgement.flatMap(found -> Question.of(found.consensus())).ifPresent(this::settle);
    if (matter.request().evidence().merge()) {
      merge();
    }
  }

  private void settle(Question question) {
    switch (matter.request().onDissent()) {
      case ASK -> ask(question);
      case DECIDE -> consult(question);
    }
  }

  /** Replies have been paid for: when they cannot be judged, the run says so and keeps them. */
  private void judge(Optional<Settlement> settlement) {
    stages.enter("agree");
    Duration within = Downtime.total(JUDGEMENT_MAX, matter.remaining().get());
    String summary = "compare " + matter.answered().size() + " candidates";
    AgreeActivity activity =
        Workflow.newActivityStub(
            AgreeActivity.class, MemorySteps.options(summary, Optional.of(within)));
    try {
      judgement = Optional.of(activity.agree(matter.hearing(settlement)));
      settled = settlement;
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        throw failure;
      }
      String problem = FailedStep.why(failure);
      if (judgement.isPresent()) {
        notes.add("the decision could not be followed, the evidence decided: " + problem);
        return;
      }
      why = Optional.of("the candidates could not be compared: " + problem);
    }
  }

  /** Asks a person; when nobody answers in time the evidence decides, and the run says so. */
  private void ask(Question question) {
    Duration atMost = matter.remaining().get();
    inquiry.ask(question);
    stages.status(GenerationStatus.NEEDS_DECISION);
    stages.enter("decide");
    Optional<Settlement> answer = inquiry.await(atMost);
    stages.status(GenerationStatus.RUNNING);
    if (answer.isEmpty()) {
      notes.add(
          "nobody decided within "
              + Durations.format(atMost)
              + ", so the evidence did: "
              + question.sentence());
      return;
    }
    notes.add(answer.get().inWords() + ": " + question.sentence());
    judge(answer);
  }

  /** Asks a judge; when there is none, or it is not of one mind, the evidence stays as it is. */
  private void consult(Question question) {
    Optional<Member> judge =
        judgement.flatMap(
            found -> JudgeSeat.of(matter.panel(), matter.replies(), found.consensus(), question));
    if (judge.isEmpty()) {
      aside.remark(
          "the evidence is nearly even, and no live model stood outside of both sides to judge");
      return;
    }
    stages.enter("judge");
    Optional<Opinion> opinion = Judging.opinion(judge.get(), question, matter.remaining().get());
    opinion.map(Opinion::calls).ifPresent(aside::spent);
    opinion.flatMap(Opinion::why).ifPresent(aside::remark);
    Optional<Settlement> favours = opinion.flatMap(Opinion::settlement);
    if (favours.isPresent()) {
      judge(favours);
    }
  }

  /** The answer becomes the fused program when that behaves exactly as the chosen one. */
  private void merge() {
    Merging merging = new Merging(matter.panel(), matter.replies(), matter.tests());
    judgement.ifPresent(found -> {
      stages.enter("merge");
      Merging.Merged merged =
          merging.of(found.consensus().chosenCluster(), matter.remaining().get());
      aside.spent(merged.calls());
      merged.why().ifPresent(aside::remark);
      judgement =
          Optional.of(new Judgement(found.consensus(), merged.program().orElse(found.program())));
    });
  }
}
