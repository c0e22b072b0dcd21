package dev.weavergen.activities.reasoning;

import dev.weavergen.activities.consensus.ScopeRecords;
import dev.weavergen.activities.consensus.StoredElectorates;
import dev.weavergen.activities.prediction.Forecasts;
import dev.weavergen.activities.prediction.PredictedCases;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.consensus.Electorate;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.reasoning.CheaperProgram;
import dev.weavergen.domain.reasoning.Faults;
import dev.weavergen.domain.reasoning.Iteration;
import dev.weavergen.domain.reasoning.ProblemKind;
import dev.weavergen.domain.reasoning.Shown;
import dev.weavergen.domain.reasoning.StopReason;
import dev.weavergen.workflows.evidence.Observations;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.generation.StoredIntent;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.reasoning.Attempts;
import dev.weavergen.workflows.reasoning.ReasonActivity;
import io.temporal.activity.Activity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges rounds and decides what is done next, by what the stores hold and by nothing else: not by
 * the time, nor by whether recorded repairs hold a further one.
 *
 * <p>For those who asked for performance a cheaper program of the panel is taken at once, as a
 * round in which nobody was asked; the step then carries a judged round although it was the first
 * call.
 */
public final class StoredReason implements ReasonActivity {
  private final Stores stores;
  private final StoredElectorates electorates;
  private final Forecasts forecasts;

  /** What is read. */
  public record Stores(
      Generations generations,
      Sources sources,
      Outcomes outcomes,
      Observations observations,
      Attempts attempts) {}

  public StoredReason(Stores stores, PredictedCases cases, ScopeRecords records) {
    this.stores = stores;
    this.electorates = new StoredElectorates(stores.generations(), stores.outcomes(), records);
    this.forecasts = new Forecasts(cases, records);
  }

  @Override
  public Step reason(Order order) {
    String id = Activity.getExecutionContext().getInfo().getWorkflowId();
    Observation observation =
        stores.observations().find(id).orElseGet(() -> Observation.none("nothing was observed"));
    if (observation.notExecuted().isPresent()) {
      return told(
          new Step(
              Optional.empty(),
              order.standing().orElseGet(() -> unjudged(order.opening())),
              new Decision.Stop(StopReason.NOT_EXECUTED, observation.notExecuted().get())));
    }
    Loop loop = loop(order, id, observation);
    Standing before = order.standing().orElseGet(loop::beginning);
    if (JudgedRound.purseRefused(order.replies())) {
      return told(
          new Step(
              Optional.empty(),
              before,
              new Decision.Stop(
                  StopReason.PURSE_EMPTY, "the purse refused every call of the round")));
    }
    Optional<JudgedRound> judged =
        order
            .improving()
            .map(improving -> JudgedRound.of(loop, improving, before))
            .or(() -> cheaper(loop, before));
    Standing standing = judged.map(JudgedRound::standing).orElse(before);
    List<Iteration> done =
        Stream.concat(order.done().stream(), judged.map(JudgedRound::iteration).stream()).toList();
    return told(
        new Step(
            judged.map(JudgedRound::iteration),
            standing,
            new NextMove(loop, standing, done).decision()));
  }

  /** Without an observation only the prediction speaks. */
  private static Standing unjudged(Opening opening) {
    String author = opening.consensus().chosenCluster().representative();
    return new Standing(
        author,
        author,
        opening.answered(),
        Optional.empty(),
        opening.prediction(),
        opening.prediction().map(Prediction::probability).orElse(0.0));
  }

  private Loop loop(Order order, String id, Observation observation) {
    Electorate electorate = electorates.of(id, order.opening().knowledge());
    return new Loop(
        order,
        StoredIntent.request(stores.generations(), id),
        StoredIntent.of(stores.generations(), id),
        electorate,
        observation,
        stores.attempts().of(id),
        new Appraisals(id, order.opening().knowledge(), electorate, stores.sources(), forecasts));
  }

  /** A program of the panel that does the same at less cost, where that was asked for. */
  private static Optional<JudgedRound> cheaper(Loop loop, Standing before) {
    if (!loop.wantsPerformance()) {
      return Optional.empty();
    }
    Appraised panel = loop.panelOf(before, loop.order().done());
    Shown standing = panel.shown(before.author());
    return CheaperProgram.than(standing).map(author -> swapped(loop, before, panel, author));
  }

  private static JudgedRound swapped(Loop loop, Standing before, Appraised panel, String author) {
    Shown standing = panel.shown(before.author());
    Reply.Answered cheaper =
        panel.panel().stream()
            .filter(reply -> reply.member().equals(author))
            .findFirst()
            .orElseThrow();
    double score = loop.evaluator().score(panel.shown(author));
    Iteration iteration =
        new Iteration(
            loop.order().done().size() + 1,
            ProblemKind.COST,
            Faults.ofCost(standing).inWords(),
            Optional.of(author),
            List.of(),
            List.of(),
            Optional.of(cheaper.programSha256()),
            before.score(),
            score,
            true,
            CheaperProgram.inWords(standing, author),
            List.of(),
            0);
    return new JudgedRound(
        iteration,
        new Standing(
            author,
            author,
            before.panel(),
            Optional.of(loop.program(cheaper)),
            panel.prediction(author),
            score));
  }

  private static Step told(Step step) {
    StepSpan span = StepSpan.current();
    step.judged().ifPresent(iteration -> tell(span, iteration));
    span.attribute("weavergen.score", step.standing().score());
    switch (step.next()) {
      case Decision.Stop(StopReason reason, String why) ->
          span.name("ends: " + reason.wireName())
              .attribute("weavergen.stop", reason.wireName())
              .attribute("weavergen.stop_why", why);
      case Decision.Improve improve ->
          span.name("repair of " + improve.diagnosis().kind().wireName())
              .attribute("weavergen.next_problem", improve.diagnosis().inWords());
      case Decision.Trial trial ->
          span.name("a test on trial, " + trial.judge().name() + " judges");
    }
    return step;
  }

  private static void tell(StepSpan span, Iteration iteration) {
    span.attribute("weavergen.iteration", iteration.number())
        .attribute("weavergen.problem", iteration.kind().wireName())
        .attribute("weavergen.author", iteration.author().orElse("nobody"))
        .attribute("weavergen.score_before", iteration.scoreBefore())
        .attribute("weavergen.score_after", iteration.scoreAfter())
        .attribute("weavergen.accepted", iteration.accepted())
        .attribute("weavergen.why", iteration.why())
        .attribute("weavergen.regressions", iteration.regressions());
  }
}
