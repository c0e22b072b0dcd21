package dev.weavergen.workflows.generation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.dissent.Question;
import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.generation.CandidateEvidence;
import dev.weavergen.domain.generation.Durations;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.generation.Progress;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.consensus.AgreeActivity;
import dev.weavergen.workflows.consensus.AgreeActivity.Hearing;
import dev.weavergen.workflows.consensus.AgreeActivity.Judgement;
import dev.weavergen.workflows.consensus.JudgeActivity.Opinion;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A generation as a durable run: recall → generate → observe → agree (→ decide or judge → agree) →
 * record. Activities decide and come back as recorded data; this class only puts them in order,
 * keeps the page of the run up to date and sees to it that whatever happens is recorded.
 *
 * <p>All work runs in one cancellation scope. The update {@code cancel} and a cancellation by
 * Temporal both cancel that scope and nothing else, so that there is one way to stop whatever is
 * going on; recording runs in a detached scope afterwards. A run cancelled by update completes with
 * a result. One that Temporal was asked to cancel, in whatever stage, is closed as cancelled there
 * by the SDK; its result is in the store.
 *
 * <p>An unexpected exception, here or in a promise's handler, is a bug: it fails the workflow task
 * and not the run, so that the run goes on from where it is once a mended worker is deployed.
 */
public final class DurableGeneration implements GenerationWorkflow {
  /** One attempt at a step of memory or judgement. */
  private static final Duration STEP_MAX = Duration.ofSeconds(30);

  /** Judgement with all its attempts. */
  private static final Duration JUDGEMENT_MAX = Duration.ofMinutes(10);

  private static final Duration RETRY_PAUSE_MAX = Duration.ofSeconds(10);

  private final Timeline timeline = new Timeline("recall");
  private GenerationStatus status = GenerationStatus.RUNNING;
  private Optional<CancellationScope> work = Optional.empty();
  private Optional<Briefing> briefing = Optional.empty();
  private Optional<PanelRound> round = Optional.empty();
  private Optional<Observation> observation = Optional.empty();
  private Optional<Judgement> judgement = Optional.empty();
  private Optional<String> cancelReason = Optional.empty();
  private Optional<String> why = Optional.empty();
  private final Inquiry inquiry = new Inquiry();
  private final Aside aside = new Aside();
  private final List<String> settled = new ArrayList<>();
  private int spans;

  @Override
  public Generation generate(@Nullable RawValue request, @Nullable RawValue surplus) {
    GenerationRequest wanted = RequestInput.read(request, surplus);
    CancellationScope working = Workflow.newCancellationScope(() -> work(wanted));
    work = Optional.of(working);
    cancelReason.ifPresent(working::cancel);
    try {
      working.run();
    } catch (TemporalFailure failure) {
      if (!working.isCancelRequested()) {
        throw failure;
      }
    }
    return finish(working);
  }

  private void work(GenerationRequest request) {
    CancellationScope.throwCanceled();
    Briefing known = recall(request);
    briefing = Optional.of(known);
    RunPage.opened(known, status);
    enter("generate");
    TestRound tests = TestRound.begin(request, known, remaining(request));
    Duration before = timeline.elapsed();
    List<Reply> replies = ask(request, known);
    List<Reply.Answered> answered = answered(replies);
    if (answered.isEmpty()) {
      tests.close();
    } else {
      Duration taken = timeline.elapsed().minus(before);
      List<GeneratedTest> written = tests.await(patience(request, taken));
      aside.spent(tests.calls());
      enter("observe");
      Observation seen = Observing.of(answered, written, remaining(request));
      observation = Optional.of(seen);
      enter("agree");
      Hearing hearing = new Hearing(answered, seen, Optional.empty());
      judge(hearing);
      judgement
          .flatMap(found -> Question.of(found.consensus()))
          .ifPresent(question -> {
            switch (request.onDissent()) {
              case ASK -> ask(question, remaining(request), hearing);
              case DECIDE -> consult(question, judge(question, known, replies), request, hearing);
            }
          });
      if (request.evidence().merge()) {
        merge(new Merging(known.panel(), replies, written), remaining(request));
      }
    }
  }

  private Briefing recall(GenerationRequest request) {
    showProgress();
    RecallActivity activity =
        Workflow.newActivityStub(
            RecallActivity.class,
            step("understand the intent, name the panel", Optional.of(request.deadline())));
    try {
      return activity.recall(request, timeline.startedAt());
    } catch (ActivityFailure failure) {
      throw failure.getCause() instanceof CanceledFailure ? failure : refuse(failure);
    }
  }

  /** The run cannot begin; its page says why, and so does the failure that it ends with. */
  private TemporalFailure refuse(ActivityFailure failure) {
    why = Optional.of(FailedStep.why(failure));
    status = GenerationStatus.NO_ANSWER;
    showProgress();
    return FailedStep.ofRun("recall", failure);
  }

  private List<Reply> ask(GenerationRequest request, Briefing known) {
    PanelRound asking = new PanelRound(known.panel(), remaining(request), this::showProgress);
    round = Optional.of(asking);
    showProgress();
    return asking.ask(request.quorumOf(known.panel().size()), request::graceAfter);
  }

  /** Replies have been paid for: when they cannot be judged, the run says so and keeps them. */
  private void judge(Hearing hearing) {
    AgreeActivity activity =
        Workflow.newActivityStub(
            AgreeActivity.class,
            step(
                "compare " + hearing.answered().size() + " candidates",
                Optional.of(JUDGEMENT_MAX)));
    try {
      judgement = Optional.of(activity.agree(hearing));
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        throw failure;
      }
      String problem = FailedStep.why(failure);
      if (judgement.isPresent()) {
        settled.add("the decision could not be followed, the evidence decided: " + problem);
        return;
      }
      why = Optional.of("the candidates could not be compared: " + problem);
    }
  }

  /** Asks a person; when nobody answers in time the evidence decides, and the run says so. */
  private void ask(Question question, Duration atMost, Hearing hearing) {
    inquiry.ask(question);
    status = GenerationStatus.NEEDS_DECISION;
    RunPage.changed(status);
    enter("decide");
    Optional<Settlement> answer = inquiry.await(atMost);
    status = GenerationStatus.RUNNING;
    RunPage.changed(status);
    if (answer.isEmpty()) {
      settled.add(
          "nobody decided within "
              + Durations.format(atMost)
              + ", so the evidence did: "
              + question.sentence());
      return;
    }
    settled.add(answer.get().inWords() + ": " + question.sentence());
    enter("agree");
    judge(new Hearing(hearing.answered(), hearing.observation(), answer));
  }

  private Optional<Member> judge(Question question, Briefing known, List<Reply> replies) {
    return judgement.flatMap(
        found -> JudgeSeat.of(known.panel(), replies, found.consensus(), question));
  }

  /** Asks a judge; when there is none, or it is not of one mind, the evidence stays as it is. */
  private void consult(
      Question question, Optional<Member> judge, GenerationRequest request, Hearing hearing) {
    if (judge.isEmpty()) {
      aside.remark(
          "the evidence is nearly even, and no live model stood outside of both sides to judge");
      return;
    }
    enter("judge");
    Optional<Opinion> opinion = Judging.opinion(judge.get(), question, remaining(request));
    opinion.map(Opinion::calls).ifPresent(aside::spent);
    opinion.flatMap(Opinion::why).ifPresent(aside::remark);
    Optional<Settlement> favours = opinion.flatMap(Opinion::settlement);
    if (favours.isPresent()) {
      enter("agree");
      judge(new Hearing(hearing.answered(), hearing.observation(), favours));
    }
  }

  /** The answer becomes the fused program when that behaves exactly as the chosen one. */
  private void merge(Merging merging, Duration remaining) {
    judgement.ifPresent(found -> {
      enter("merge");
      Merging.Merged merged = merging.of(found.consensus().chosenCluster(), remaining);
      aside.spent(merged.calls());
      merged.why().ifPresent(aside::remark);
      judgement =
          Optional.of(new Judgement(found.consensus(), merged.program().orElse(found.program())));
    });
  }

  /** Settles the status and records the result, even when the run is being cancelled. */
  private Generation finish(CancellationScope working) {
    List<Reply> replies =
        round.map(asked -> asked.close("the generation was cancelled")).orElse(List.of());
    settle(working, replies.size());
    enter("record");
    Generation draft = draft(replies);
    Workflow.newDetachedCancellationScope(() -> spans = record(draft)).run();
    enter("done");
    RunPage.closed(status, score());
    return draft.withSpans(spans);
  }

  private void settle(CancellationScope working, int members) {
    if (working.isCancelRequested()) {
      status = GenerationStatus.CANCELLED;
      why = cancelReason.or(() -> Optional.of(cancelledByTemporal()));
    } else if (judgement.isPresent()) {
      status = GenerationStatus.ANSWERED;
    } else {
      status = GenerationStatus.NO_ANSWER;
      why = why.or(() -> Optional.of("none of the models gave a program; asked: " + members));
    }
  }

  private static String cancelledByTemporal() {
    String reason = CancellationScope.current().getCancellationReason();
    String cancelled = "the run was cancelled through Temporal";
    return reason == null || reason.isBlank()
        ? cancelled
        : cancelled + ": " + Excerpt.of(reason, Limits.EXCERPT_CHARS_MAX);
  }

  private Generation draft(List<Reply> replies) {
    return new GenerationDraft(
            status, why, replies, observation, judgement, aside, notes(), timeline.timingsMillis())
        .of(Workflow.getInfo().getWorkflowId(), Workflow.getInfo().getRunId());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(briefing.map(Briefing::notes).orElse(List.of()));
    observation
        .flatMap(Observation::notExecuted)
        .ifPresent(reason -> notes.add(CandidateEvidence.NOT_EXECUTED + ": " + reason));
    notes.addAll(settled);
    return notes;
  }

  private static int record(Generation draft) {
    return Workflow.newActivityStub(
            RecordActivity.class, step("store the result", Optional.empty()))
        .record(draft);
  }

  @Override
  public Progress progress() {
    return new Progress(
        timeline.stage(),
        status,
        timeline.elapsed().toMillis(),
        briefing.map(Briefing::title).orElse("a new generation"),
        round.map(PanelRound::progress).orElse(List.of()),
        judgement.map(found -> found.consensus().score()),
        inquiry.words());
  }

  @Override
  public void cancel(String reason) {
    String bounded = Excerpt.of(reason.strip(), Limits.EXCERPT_CHARS_MAX);
    cancelReason = Optional.of(cancelReason.orElse(bounded));
    work.ifPresent(working -> working.cancel(bounded));
  }

  @Override
  public void validateCancel(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw new IllegalArgumentException(
          "reason: is empty; expected a text that says why the run is cancelled");
    }
    if (status != GenerationStatus.RUNNING && status != GenerationStatus.NEEDS_DECISION) {
      throw new IllegalStateException("the generation is already " + status.wireName());
    }
    if (cancelReason.isPresent()) {
      throw new IllegalStateException("the generation is already being cancelled");
    }
  }

  @Override
  public void decide(@Nullable RawValue decision) {
    inquiry.settle(decision);
  }

  @Override
  public void validateDecide(@Nullable RawValue decision) {
    inquiry.validate(decision);
  }

  private void enter(String next) {
    timeline.enter(next);
    showProgress();
  }

  private void showProgress() {
    Workflow.setCurrentDetails(ProgressMarkdown.of(progress(), observation, judgement, why));
  }

  private OptionalDouble score() {
    return judgement.map(Judgement::consensus).stream()
        .mapToDouble(Consensus::score)
        .filter(Double::isFinite)
        .findFirst();
  }

  /** How long tests are still waited for when the programs took that long. */
  private Duration patience(GenerationRequest request, Duration taken) {
    Duration left = remaining(request);
    Duration grace = request.graceAfter(taken);
    return grace.compareTo(left) < 0 ? grace : left;
  }

  private Duration remaining(GenerationRequest request) {
    Duration left = request.deadline().minus(timeline.elapsed());
    Duration least = Duration.ofMillis(1);
    return left.compareTo(least) < 0 ? least : left;
  }

  /**
   * A step of memory or judgement. A cancelled run leaves one that is under way to itself: it sends
   * no heartbeats, so it would not hear of the cancellation anyway. And Temporal's in-memory server
   * refuses to cancel an activity that ends while the run decides so, and never gives such a run to
   * a worker again; a run that is cancelled as soon as it has begun would often meet that.
   */
  private static ActivityOptions step(String summary, Optional<Duration> within) {
    ActivityOptions.Builder options =
        ActivityOptions.newBuilder()
            .setSummary(summary)
            .setStartToCloseTimeout(STEP_MAX)
            .setCancellationType(ActivityCancellationType.ABANDON)
            .setRetryOptions(RetryOptions.newBuilder().setMaximumInterval(RETRY_PAUSE_MAX).build());
    within.ifPresent(options::setScheduleToCloseTimeout);
    return options.build();
  }

  private static List<Reply.Answered> answered(List<Reply> replies) {
    return replies.stream()
        .filter(Reply.Answered.class::isInstance)
        .map(Reply.Answered.class::cast)
        .toList();
  }
}
