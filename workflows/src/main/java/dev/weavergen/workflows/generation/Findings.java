package dev.weavergen.workflows.generation;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.generation.CandidateEvidence;
import dev.weavergen.domain.generation.Demand;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.generation.Progress;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.workflows.consensus.AgreeActivity.Judgement;
import dev.weavergen.workflows.prediction.PredictActivity.Predicted;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run knows so far. Everything that it shows and records is read from here, at any moment,
 * so that a run that is cut short records what it had.
 */
final class Findings implements Stages {
  private final Timeline timeline = new Timeline("recall");
  private final Inquiry inquiry = new Inquiry();
  private final Purse purse = new Purse(this, this::draft);
  private final Aside aside = new Aside();
  private GenerationStatus status = GenerationStatus.RUNNING;
  private boolean settled;
  private Optional<String> why = Optional.empty();
  private Optional<Briefing> briefing = Optional.empty();
  private Optional<PanelRound> round = Optional.empty();
  private Optional<Observation> observation = Optional.empty();
  private Optional<Deliberation> deliberation = Optional.empty();
  private Predicting.Outlook outlook = Predicting.Outlook.NONE;
  private Optional<Reasoning> reasoning = Optional.empty();

  Timeline timeline() {
    return timeline;
  }

  /** Takes a person's answer. */
  Inquiry inquiry() {
    return inquiry;
  }

  Purse purse() {
    return purse;
  }

  /** What else was asked for beside first programs. */
  Aside aside() {
    return aside;
  }

  void recalled(Briefing known) {
    briefing = Optional.of(known);
    purse.opened();
    RunPage.opened(known, status);
  }

  void asking(PanelRound panel) {
    round = Optional.of(panel);
    show();
  }

  void observed(Observation seen) {
    observation = Optional.of(seen);
  }

  void deliberating(Deliberation on) {
    deliberation = Optional.of(on);
  }

  void predicted(Predicting.Outlook of) {
    outlook = of;
  }

  void reasoning(Reasoning loop) {
    reasoning = Optional.of(loop);
  }

  @Override
  public String stage() {
    return timeline.stage();
  }

  @Override
  public void enter(String stage) {
    timeline.enter(stage);
    show();
  }

  @Override
  public void status(GenerationStatus next) {
    status = next;
    RunPage.changed(next);
  }

  /** The run cannot begin; its page says why. */
  void refuse(String because) {
    settle(GenerationStatus.NO_ANSWER, Optional.of(because));
    show();
  }

  /** Ends the round of the panel: who has not replied by now has no say. */
  int close(String missing) {
    return round.map(asked -> asked.close(missing).size()).orElse(0);
  }

  /** The run was stopped. */
  void cancelled(String because) {
    settle(GenerationStatus.CANCELLED, Optional.of(because));
  }

  /** The run has come to its end by itself. */
  void ended(Optional<Demand> demand, int members) {
    if (purse.unpaid().isPresent()) {
      settle(GenerationStatus.BUDGET_EXCEEDED, purse.unpaid());
      return;
    }
    if (judgement().isEmpty()) {
      settle(
          GenerationStatus.NO_ANSWER,
          deliberation
              .flatMap(Deliberation::why)
              .or(() -> Optional.of("none of the models gave a program; asked: " + members)));
      return;
    }
    Optional<String> unmet = demand.flatMap(outlook()::unmet);
    settle(unmet.isPresent() ? GenerationStatus.NO_ANSWER : GenerationStatus.ANSWERED, unmet);
  }

  private void settle(GenerationStatus last, Optional<String> because) {
    status = last;
    why = because;
    settled = true;
    purse.close();
  }

  /** Whether the status is the one that the run ends with. */
  boolean isSettled() {
    return settled;
  }

  GenerationStatus status() {
    return status;
  }

  /** What was chosen; its program is the repaired one once a repair was accepted. */
  Optional<Judgement> judgement() {
    Optional<Judgement> chosen = deliberation.flatMap(Deliberation::judgement);
    return chosen.map(found ->
        reasoning
            .flatMap(Reasoning::program)
            .map(program -> new Judgement(found.consensus(), program))
            .orElse(found));
  }

  /** What is predicted for the program of {@link #judgement}. */
  private Predicting.Outlook outlook() {
    return reasoning.map(loop -> loop.outlook(outlook)).orElse(outlook);
  }

  Optional<Prediction> prediction() {
    return outlook().predicted().map(Predicted::answer);
  }

  /** The probability that the program is right, else the consensus's score. */
  Optional<Double> score() {
    return prediction()
        .map(Prediction::probability)
        .or(() -> judgement().map(found -> found.consensus().score()));
  }

  Generation draft() {
    return new GenerationDraft(
            status,
            why.or(purse::shortage),
            round.map(PanelRound::replies).orElse(List.of()),
            observation,
            judgement(),
            outlook().predicted(),
            reasoning.map(loop -> loop.report(purse.shortage())),
            briefing.flatMap(Briefing::knowledge),
            aside,
            notes(),
            timeline.timingsMillis())
        .of(Workflow.getInfo().getWorkflowId(), Workflow.getInfo().getRunId());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(briefing.map(Briefing::notes).orElse(List.of()));
    observation
        .flatMap(Observation::notExecuted)
        .ifPresent(reason -> notes.add(CandidateEvidence.NOT_EXECUTED + ": " + reason));
    deliberation.map(Deliberation::notes).ifPresent(notes::addAll);
    outlook().problem().ifPresent(notes::add);
    reasoning.map(Reasoning::notes).ifPresent(notes::addAll);
    notes.addAll(purse.notes());
    return notes;
  }

  Progress progress() {
    return new Progress(
        timeline.stage(),
        status,
        timeline.elapsed().toMillis(),
        briefing.map(Briefing::title).orElse("a new generation"),
        round.map(PanelRound::progress).orElse(List.of()),
        score(),
        inquiry.words(),
        purse.shortage(),
        reasoning.map(RoundWords::of).orElse(List.of()));
  }

  /** Brings the run's page up to date. */
  void show() {
    Workflow.setCurrentDetails(
        ProgressMarkdown.of(
            progress(),
            new ProgressMarkdown.Sections(observation, judgement(), prediction(), why)));
  }
}
