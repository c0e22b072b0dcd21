package dev.weavergen.workflows.generation;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.CheckFacts;
import dev.weavergen.domain.evidence.Observation.CheckFailure;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.Origin;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.evidence.FusionCheckActivity;
import dev.weavergen.workflows.evidence.ObserveActivity;
import dev.weavergen.workflows.reasoning.TraceActivity;
import dev.weavergen.workflows.reasoning.TryRepairsActivity;
import io.temporal.activity.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Evidence by hand: all candidates behave alike and pass two examples, the last one fails one. */
final class ScriptedSandbox
    implements ObserveActivity, FusionCheckActivity, TryRepairsActivity, TraceActivity {
  /** As many inputs as there are at most. */
  private static final int INPUTS = 24;

  final List<List<Reply.Answered>> observed = new CopyOnWriteArrayList<>();
  final List<List<GeneratedTest>> tests = new CopyOnWriteArrayList<>();
  final List<Integer> attempts = new CopyOnWriteArrayList<>();

  /** Whether a fused program is accepted. */
  volatile Supplier<Checked> checked =
      () -> new Checked(Optional.empty(), Optional.of("it behaves differently"));

  final List<TryRepairsActivity.Order> tried = new CopyOnWriteArrayList<>();
  final List<String> traced = new CopyOnWriteArrayList<>();
  volatile Runnable onObserve = () -> {};
  volatile Runnable onTry = () -> {};
  volatile Runnable onTrace = () -> {};

  @Override
  public Tried tryRepairs(TryRepairsActivity.Order order) {
    tried.add(order);
    onTry.run();
    return new Tried(order.repairs().size(), Optional.empty());
  }

  @Override
  public Trace trace(Language language, String programSha256, String call) {
    traced.add(call);
    onTrace.run();
    return new Trace(List.of("line 1: x=2", "line 2: returns 3"));
  }

  @Override
  public Checked check(Reply.Answered chosen, Reply.Answered fused, List<GeneratedTest> written) {
    return checked.get();
  }

  @Override
  public Observation observe(List<Reply.Answered> answered, List<GeneratedTest> written) {
    observed.add(answered);
    tests.add(written);
    attempts.add(Activity.getExecutionContext().getInfo().getAttempt());
    onObserve.run();
    List<String> models = answered.stream().map(Reply.Answered::member).toList();
    return new Observation(
        Optional.empty(),
        Optional.of("L2"),
        List.of(
            new CheckFacts(Optional.empty(), "f(1) == 1"),
            new CheckFacts(Optional.empty(), "f(2) == 2")),
        IntStream.range(0, INPUTS).mapToObj(i -> input(i, models.size())).toList(),
        candidates(models),
        List.of(new ClusterFacts("c1", models, models.getFirst(), false)),
        Optional.empty(),
        Optional.empty());
  }

  private static InputFacts input(int i, int candidates) {
    List<Integer> same = new ArrayList<>(IntStream.range(0, candidates).mapToObj(_ -> 0).toList());
    List<String> outcomes = new ArrayList<>(List.of("returns " + i));
    if (i == INPUTS - 1) {
      outcomes.add("raises ValueError");
      same.set(candidates - 1, 1);
    }
    return new InputFacts("f(" + i + ")", Origin.NEAR_PROBE, outcomes, same);
  }

  private static List<CandidateFacts> candidates(List<String> models) {
    List<CandidateFacts> candidates = new ArrayList<>();
    for (String model : models) {
      candidates.add(candidate(model, model.equals(models.getLast())));
    }
    return candidates;
  }

  private static CandidateFacts candidate(String model, boolean failsOne) {
    return new CandidateFacts(
        model,
        Optional.of("loaded"),
        failsOne ? "+-" : "++",
        failsOne ? 1 : 2,
        2,
        0,
        0,
        failsOne ? List.of(new CheckFailure("f(2)", "2", "3")) : List.of(),
        Optional.of("c1"),
        4_500,
        9L << 20,
        Optional.empty(),
        Optional.empty());
  }
}
