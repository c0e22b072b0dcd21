package dev.weavergen.workflows.generation;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.generation.Budget;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.reasoning.Diagnosis;
import dev.weavergen.domain.reasoning.Feedback;
import dev.weavergen.domain.reasoning.Iteration;
import dev.weavergen.domain.reasoning.ProblemKind;
import dev.weavergen.domain.reasoning.StopReason;
import dev.weavergen.workflows.budget.PurseActivity;
import dev.weavergen.workflows.reasoning.ReasonActivity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The loop's decisions by hand: the first two members are asked in every round, the repairs of one
 * round are accepted, and after so many rounds it gives up.
 */
final class ScriptedLoop implements ReasonActivity, PurseActivity {
  static final String REPAIRED_SOURCE = "def f(x):\n    return x + 0\n";
  static final String FAILING_CALL = "f(2)";

  final List<Order> orders = new CopyOnWriteArrayList<>();
  final List<Generation> pauses = new CopyOnWriteArrayList<>();
  final List<Budget> extensions = new CopyOnWriteArrayList<>();
  volatile int roundsMax;
  volatile int acceptedIn;
  volatile Optional<Decision.Trial> trial = Optional.empty();
  volatile boolean traced;
  volatile Runnable onReason = () -> {};
  volatile Runnable onExtend = () -> {};

  @Override
  public Step reason(Order order) {
    orders.add(order);
    onReason.run();
    Standing before = order.standing().orElseGet(() -> first(order.opening()));
    Optional<Iteration> judged = order.improving().map(improve -> judged(improve, before));
    boolean accepted = judged.filter(Iteration::accepted).isPresent();
    Standing standing = accepted ? repaired(before) : before;
    return new Step(judged, standing, next(order, standing));
  }

  private Decision next(Order order, Standing standing) {
    if (trial.isPresent() && order.trials().isEmpty()) {
      return trial.get();
    }
    int rounds = order.improving().map(Decision.Improve::iteration).orElse(0);
    if (standing.program().isPresent() || roundsMax == 0) {
      return new Decision.Stop(StopReason.CONVERGED, "everything passes");
    }
    return rounds == roundsMax
        ? new Decision.Stop(StopReason.NO_GAIN, "two rounds brought nothing")
        : improve(order.opening(), rounds + 1);
  }

  private Decision.Improve improve(Opening opening, int round) {
    List<Ask> asked =
        opening.panel().stream().limit(2).map(member -> new Ask(member, round)).toList();
    return new Decision.Improve(
        round,
        asked.getFirst().member().name(),
        opening.answered().getFirst().programSha256(),
        new Diagnosis(
            ProblemKind.WRONG_VALUE,
            List.of(
                new Feedback(
                    ProblemKind.WRONG_VALUE,
                    Optional.of(FAILING_CALL),
                    Optional.of("2"),
                    Optional.of("3"),
                    Optional.empty())),
            "f(2) returns 3, expected 2"),
        asked,
        traced ? Optional.of(FAILING_CALL) : Optional.empty(),
        List.of());
  }

  private Iteration judged(Decision.Improve improve, Standing before) {
    boolean accepted = improve.iteration() == acceptedIn;
    return new Iteration(
        improve.iteration(),
        improve.diagnosis().kind(),
        improve.diagnosis().inWords(),
        Optional.of(improve.asked().getFirst().member().name()),
        improve.asked().stream().map(Ask::member).map(Member::name).toList(),
        List.of(),
        Optional.of(improve.programSha256()),
        before.score(),
        accepted ? 0.875 : 0.25,
        accepted,
        accepted ? "one more example passes" : "an example | fails",
        List.of("f(2): 3 before, 2 now"),
        0);
  }

  private static Standing first(Opening opening) {
    return new Standing(
        opening.answered().getFirst().member(),
        opening.answered().getFirst().member(),
        opening.answered(),
        Optional.empty(),
        opening.prediction(),
        0.5);
  }

  private static Standing repaired(Standing before) {
    return new Standing(
        before.author(),
        before.lineage(),
        before.panel(),
        Optional.of(Program.of(Language.PYTHON, Optional.of("f"), REPAIRED_SOURCE)),
        Optional.of(new Prediction(0.9375, Tier.EVIDENCE, "seed", 0.5, List.of())),
        0.875);
  }

  @Override
  public void awaitBudget(Generation soFar) {
    pauses.add(soFar);
  }

  @Override
  public void extend(int number, Budget more) {
    onExtend.run();
    extensions.add(more);
  }
}
