package dev.weavergen.activities.evidence;

import dev.weavergen.activities.Activities;
import dev.weavergen.activities.World;
import dev.weavergen.activities.consensus.ScopeRecords;
import dev.weavergen.activities.prediction.PredictedCases;
import dev.weavergen.activities.reasoning.StoredReason;
import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.python.PythonReader;
import dev.weavergen.activities.sandbox.python.PythonSandbox;
import dev.weavergen.domain.candidate.CandidateExtractor;
import dev.weavergen.domain.candidate.Extraction;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.generation.EvidenceOptions;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.IntentParser;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.domain.reasoning.Iteration;
import dev.weavergen.memory.evidence.PostgresObservations;
import dev.weavergen.memory.learning.PostgresNeighbours;
import dev.weavergen.memory.reasoning.PostgresAttempts;
import dev.weavergen.memory.recordings.PostgresRecordedTests;
import dev.weavergen.workflows.consensus.AgreeActivity;
import dev.weavergen.workflows.evidence.ObserveActivity;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.prediction.PredictActivity;
import dev.weavergen.workflows.reasoning.ReasonActivity;
import dev.weavergen.workflows.reasoning.ReasonActivity.Ask;
import dev.weavergen.workflows.reasoning.ReasonActivity.Decision;
import dev.weavergen.workflows.reasoning.ReasonActivity.Order;
import dev.weavergen.workflows.reasoning.ReasonActivity.Standing;
import dev.weavergen.workflows.reasoning.ReasonActivity.Step;
import dev.weavergen.workflows.reasoning.TryRepairsActivity;
import io.temporal.testing.TestActivityEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The loop as the workflow runs it, over the real activities, a real database and the real sandbox;
 * only the models' replies are given.
 */
public final class RecordedLoop implements AutoCloseable {
  private static final int ROUNDS_MAX = 5;

  private final World world = new World();
  private final PythonSandbox sandbox = new PythonSandbox(SandboxSettings.standard());
  private final PythonReader reader = new PythonReader(SandboxSettings.standard());
  private final TestActivityEnvironment environment = Activities.executor(world.interceptor());
  private final ObserveActivity observe;
  private final AgreeActivity agree;
  private final PredictActivity predict;
  private final TryRepairsActivity tryRepairs;
  private final ReasonActivity reason;

  public RecordedLoop() {
    PostgresObservations observations = new PostgresObservations(world.database);
    PostgresAttempts attempts = new PostgresAttempts(world.database);
    SandboxObserve.Stores stores =
        new SandboxObserve.Stores(
            world.generations,
            world.sources,
            observations,
            new PostgresRecordedTests(world.database),
            world.sketches);
    Sandboxes sandboxes = new Sandboxes(sandbox, sandbox, reader);
    environment.registerActivitiesImplementations(
        new SandboxObserve(stores, sandboxes),
        new SandboxTryRepairs(stores, attempts, sandboxes),
        world.agree(),
        world.predict(),
        new StoredReason(
            new StoredReason.Stores(
                world.generations, world.sources, world.outcomes, observations, attempts),
            new PredictedCases(
                world.generations,
                world.spans,
                world.outcomes,
                new PostgresNeighbours(world.database)),
            new ScopeRecords(world.outcomes, world.knowledges)));
    this.observe = environment.newActivityStub(ObserveActivity.class);
    this.agree = environment.newActivityStub(AgreeActivity.class);
    this.predict = environment.newActivityStub(PredictActivity.class);
    this.tryRepairs = environment.newActivityStub(TryRepairsActivity.class);
    this.reason = environment.newActivityStub(ReasonActivity.class);
  }

  /**
   * A task.
   *
   * @param first each member's first reply, in the panel's order
   * @param repairs each member's repairs in the order of its calls; a member that is not named
   *     cannot be asked
   */
  public record Task(
      Intent intent,
      Map<String, String> first,
      Map<String, List<String>> repairs,
      List<GeneratedTest> tests) {}

  /** What came of it. */
  public record Ended(
      Program without, Program answer, List<Iteration> iterations, Decision.Stop stop) {}

  public PythonSandbox sandbox() {
    return sandbox;
  }

  public Ended run(Task task) {
    world.clear();
    GenerationRequest request = request(task);
    world.open(Activities.WORKFLOW_ID, request);
    List<Reply.Answered> answered = new ArrayList<>();
    task.first()
        .forEach((member, text) ->
            answered(member, text, task)
                .ifPresent(reply -> {
                  answered.add(reply);
                  world.outcomes.candidate(
                      new Outcomes.CandidateRow(
                          Activities.WORKFLOW_ID, member, member, reply.programSha256()));
                }));
    Observation observation = observe.observe(answered, task.tests());
    AgreeActivity.Judgement judgement =
        agree.agree(
            new AgreeActivity.Hearing(
                answered, observation, Optional.empty(), OptionalLong.empty()));
    PredictActivity.Predicted predicted =
        predict.predict(
            new PredictActivity.Order(
                answered,
                observation,
                judgement.consensus(),
                OptionalLong.empty(),
                OptionalDouble.empty()));
    ReasonActivity.Opening opening =
        new ReasonActivity.Opening(
            task.first().keySet().stream().map(name -> new Member(name, name, "recorded")).toList(),
            answered,
            judgement.consensus(),
            Optional.empty(),
            judgement.program().sha256(),
            Optional.of(predicted.answer()),
            OptionalLong.empty(),
            ROUNDS_MAX);
    return loop(task, opening, judgement.program());
  }

  private Ended loop(Task task, ReasonActivity.Opening opening, Program without) {
    List<Iteration> done = new ArrayList<>();
    Step step =
        reason.reason(
            new Order(opening, done, Optional.empty(), Optional.empty(), List.of(), List.of()));
    while (true) {
      step.judged().ifPresent(done::add);
      Standing standing = step.standing();
      switch (step.next()) {
        case Decision.Stop stop -> {
          return new Ended(without, standing.program().orElse(without), done, stop);
        }
        case Decision.Trial _ -> throw new IllegalStateException("nobody can judge");
        case Decision.Improve improve -> {
          List<Reply> replies = improve.asked().stream().map(ask -> repair(ask, task)).toList();
          List<Reply.Answered> programs =
              replies.stream()
                  .filter(Reply.Answered.class::isInstance)
                  .map(Reply.Answered.class::cast)
                  .toList();
          if (!programs.isEmpty()) {
            TryRepairsActivity.Tried _ =
                tryRepairs.tryRepairs(
                    new TryRepairsActivity.Order(
                        improve.iteration(), standing.panel(), programs, task.tests()));
          }
          step =
              reason.reason(
                  new Order(
                      opening,
                      done,
                      Optional.of(standing),
                      Optional.of(improve),
                      replies,
                      List.of()));
        }
      }
    }
  }

  private Reply repair(Ask ask, Task task) {
    List<String> repairs = task.repairs().getOrDefault(ask.member().name(), List.of());
    Reply none = new Reply.Abstained(ask.member().name(), "no further one", Optional.empty());
    return ask.call() <= repairs.size()
        ? answered(ask.member().name(), repairs.get(ask.call() - 1), task)
            .<Reply>map(reply -> reply)
            .orElse(none)
        : none;
  }

  private static GenerationRequest request(Task task) {
    GenerationRequest plain =
        GenerationRequest.of(task.intent(), List.copyOf(task.first().keySet()));
    return new GenerationRequest(
        plain.intent(),
        plain.models(),
        plain.maxIterations(),
        plain.deadline(),
        plain.budget(),
        plain.onDissent(),
        plain.quorum(),
        plain.grace(),
        plain.task(),
        plain.demand(),
        new EvidenceOptions(
            List.of(),
            task.repairs().keySet().stream().map(name -> name + "@" + "0".repeat(64)).toList(),
            false,
            false,
            Optional.empty(),
            1));
  }

  private Optional<Reply.Answered> answered(String member, String text, Task task) {
    Extraction extraction =
        new CandidateExtractor().extract(text, new IntentParser().parse(task.intent()));
    return extraction instanceof Extraction.Extracted extracted
        ? Optional.of(
            new Reply.Answered(
                member,
                world.sources.put(extracted.program().source()),
                Language.PYTHON,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new Reply.Call(Usage.NONE, 0, 0, "stop")))
        : Optional.empty();
  }

  @Override
  public void close() {
    environment.close();
    reader.close();
    sandbox.close();
    world.close();
  }
}
