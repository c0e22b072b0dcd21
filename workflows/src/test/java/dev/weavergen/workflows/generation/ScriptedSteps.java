package dev.weavergen.workflows.generation;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.Dissent;
import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.workflows.consensus.AgreeActivity;
import dev.weavergen.workflows.prediction.PredictActivity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Memory and judgement by hand: all candidates agree, the first one stands for them; or the last
 * one parts from the others and nearly has their score.
 */
final class ScriptedSteps
    implements RecallActivity, AgreeActivity, PredictActivity, RecordActivity {
  static final String SOURCE = "def f(x):\n    return x\n";
  static final String OTHER_SOURCE = "def f(x):\n    return x[0]\n";
  static final int SPANS = 7;

  final List<GenerationRequest> recalled = new CopyOnWriteArrayList<>();
  final List<List<Reply.Answered>> judged = new CopyOnWriteArrayList<>();
  final List<Generation> recorded = new CopyOnWriteArrayList<>();
  final List<Hearing> heard = new CopyOnWriteArrayList<>();
  final List<Order> ordered = new CopyOnWriteArrayList<>();
  volatile Optional<Briefing.Recalled> known = Optional.of(Briefing.Recalled.NOTHING);
  volatile Optional<Briefing.Reasoning> reasoning = Optional.empty();
  volatile String predictor = "seed";
  volatile OptionalDouble threshold = OptionalDouble.empty();
  volatile boolean divided;
  volatile Runnable onRecall = () -> {};
  volatile Runnable onAgree = () -> {};
  volatile Runnable onPredict = () -> {};
  volatile Runnable onRecord = () -> {};

  /** A member is {@code provider:model}; its name is the whole. */
  @Override
  public Briefing recall(GenerationRequest request, Instant startedAt) {
    recalled.add(request);
    onRecall.run();
    List<Member> panel =
        request.models().stream()
            .map(name -> new Member(name, name, name.substring(0, name.indexOf(':'))))
            .toList();
    return new Briefing(
        "write f(x)",
        Optional.of(Language.PYTHON),
        Optional.of("f"),
        2,
        panel,
        known,
        reasoning,
        List.of("a note"));
  }

  @Override
  public Judgement agree(Hearing hearing) {
    List<Reply.Answered> answered = hearing.answered();
    judged.add(answered);
    heard.add(hearing);
    onAgree.run();
    if (divided) {
      return divided(hearing);
    }
    List<String> models = answered.stream().map(Reply.Answered::member).toList();
    Map<String, Double> votes = new LinkedHashMap<>();
    models.forEach(model -> votes.put(model, 1.0));
    Cluster cluster = new Cluster("c1", models, models.getFirst(), 0.875, 0.5, 2, 2, 0, 0);
    List<List<Double>> ones =
        models.stream().map(_ -> models.stream().map(_ -> 1.0).toList()).toList();
    return new Judgement(
        new Consensus(
            0.875,
            1,
            0,
            "c1",
            votes,
            List.of(cluster),
            new SimilarityMatrix(models, ones),
            List.of(),
            List.of("all agree")),
        Program.of(Language.PYTHON, Optional.of("f"), SOURCE));
  }

  private static Judgement divided(Hearing hearing) {
    List<String> models = hearing.answered().stream().map(Reply.Answered::member).toList();
    List<String> others = models.subList(0, models.size() - 1);
    Map<String, String> outcomes = new LinkedHashMap<>();
    outcomes.put("c1", "0");
    outcomes.put("c2", "raises IndexError");
    boolean second =
        hearing
            .settlement()
            .filter(settlement ->
                settlement.equals(new Settlement.ClusterChosen("c2"))
                    || settlement instanceof Settlement.JudgeFavours)
            .isPresent();
    return new Judgement(
        new Consensus(
            second ? 0.375 : 0.5,
            second ? 0.25 : 0.75,
            1,
            second ? "c2" : "c1",
            new LinkedHashMap<>(),
            List.of(
                new Cluster("c1", others, others.getFirst(), 0.5, 0.5, 2, 2, 0, 0),
                new Cluster("c2", models.subList(3, 4), models.get(3), 0.375, 0.5, 2, 2, 0, 0)),
            new SimilarityMatrix(List.of(), List.of()),
            List.of(new Dissent("f([])", outcomes)),
            List.of("they part")),
        Program.of(Language.PYTHON, Optional.of("f"), second ? OTHER_SOURCE : SOURCE));
  }

  /** The chosen program is right with .75, every candidate with .625. */
  @Override
  public Predicted predict(Order order) {
    ordered.add(order);
    onPredict.run();
    SortedMap<String, Double> candidates = new TreeMap<>();
    order.consensus().clusters().stream()
        .flatMap(cluster -> cluster.models().stream())
        .forEach(member -> candidates.put(member, 0.625));
    return new Predicted(
        new Prediction(
            0.75,
            Tier.EVIDENCE,
            predictor,
            0.5,
            List.of(
                new Prediction.Factor("base rate", -0.5, "of all programs"),
                new Prediction.Factor("examples-passed", 2, "passes 2 of 2 examples"),
                new Prediction.Factor("clusters", -0.4, "the candidates | behave differently"))),
        candidates,
        threshold);
  }

  @Override
  public int record(Generation generation) {
    recorded.add(generation);
    onRecord.run();
    return SPANS;
  }
}
