package dev.weavergen.workflows.payload;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.code.CodeReading;
import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.Dissent;
import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.CheckFacts;
import dev.weavergen.domain.evidence.Observation.CheckFailure;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.evidence.Observation.CostFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.Origin;
import dev.weavergen.domain.evidence.Observation.ReadingFacts;
import dev.weavergen.domain.evidence.Observation.WordingFacts;
import dev.weavergen.domain.generation.Budget;
import dev.weavergen.domain.generation.CandidateEvidence;
import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.generation.Demand;
import dev.weavergen.domain.generation.EvidenceOptions;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationEvidence;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.generation.KnowledgeUse;
import dev.weavergen.domain.generation.OnDissent;
import dev.weavergen.domain.generation.Progress;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.workflows.consensus.AgreeActivity.Hearing;
import dev.weavergen.workflows.consensus.AgreeActivity.Judgement;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import dev.weavergen.workflows.generation.Briefing;
import dev.weavergen.workflows.outcomes.OutcomeLabels;
import dev.weavergen.workflows.outcomes.OutcomeReport;
import dev.weavergen.workflows.prediction.PredictActivity;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;

/** One value or two of every type that crosses a payload: with all its parts, and without. */
final class Payloads {
  private static final String TRACE = "0123456789abcdef0123456789abcdef";
  private static final String SHA = "ab".repeat(32);
  private static final Reply.Call CALL = new Reply.Call(new Usage(120, 45), 0.0125, 830, "stop");
  private static final Reply.Answered ANSWERED =
      new Reply.Answered(
          "ollama:qwen3",
          SHA,
          Language.PYTHON,
          Optional.of(0.9),
          Optional.of("a loop"),
          List.of("head put in front"),
          CALL);

  private Payloads() {}

  /**
   * One value.
   *
   * @param declared the type by which activities and workflows declare it
   */
  record Sample(String name, Type declared, Object value) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sample> samples() {
    return Stream.of(
            requests(),
            panel(),
            replies(),
            observations(),
            judgements(),
            generations(),
            predictions(),
            progress(),
            outcomes())
        .flatMap(each -> each);
  }

  private static Stream<Sample> requests() {
    Intent full =
        new Intent(
            "Write f — Größe 😀",
            Optional.of(Language.JAVA),
            Optional.of("f"),
            List.of("f(1) == 2"),
            new TreeMap<>(Map.of("style", "functional", "priority", "speed")));
    GenerationRequest all =
        new GenerationRequest(
            full,
            List.of("ollama:qwen3", "claude"),
            OptionalInt.of(0),
            Duration.ofSeconds(90),
            Optional.of(Budget.of(Optional.of(0.5), OptionalLong.of(20_000))),
            OnDissent.ASK,
            OptionalInt.of(2),
            Optional.of(Duration.ofMillis(1_500)),
            Optional.of("HumanEval/0"),
            Optional.of(new Demand.MinProbability(0.9)),
            new EvidenceOptions(
                List.of("tests@00ff"), List.of("m@00ff"), true, true, Optional.of("scope"), 7));
    return Stream.of(
        new Sample("request-full", GenerationRequest.class, all),
        new Sample(
            "request-least",
            GenerationRequest.class,
            GenerationRequest.of(Intent.of("Write f"), List.of())));
  }

  private static Stream<Sample> panel() {
    Member member = new Member("ollama:qwen3#2", "ollama:qwen3", "ollama");
    return Stream.of(
        new Sample("member", Member.class, member),
        new Sample(
            "briefing-full",
            Briefing.class,
            new Briefing(
                "Write f",
                Optional.of(Language.PYTHON),
                Optional.of("f"),
                3,
                List.of(member),
                Optional.of(new Briefing.Recalled(OptionalLong.of(3))),
                Optional.of(new Briefing.Reasoning(5)),
                List.of("no budget is configured"))),
        new Sample(
            "briefing-least",
            Briefing.class,
            new Briefing(
                "Write f",
                Optional.empty(),
                Optional.empty(),
                0,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of())));
  }

  private static Stream<Sample> replies() {
    Type answers = new TypeReference<List<Reply.Answered>>() {}.getType();
    Reply least =
        new Reply.Answered(
            "m", SHA, Language.JAVA, Optional.empty(), Optional.empty(), List.of(), CALL);
    return Stream.of(
        new Sample("reply-answered", Reply.class, ANSWERED),
        new Sample("reply-answered-least", Reply.class, least),
        new Sample(
            "reply-refused", Reply.class, new Reply.Refused("m", "I may not", Optional.of(CALL))),
        new Sample(
            "reply-refused-least",
            Reply.class,
            new Reply.Refused("m", "filtered", Optional.empty())),
        new Sample(
            "reply-failed",
            Reply.class,
            new Reply.Failed("m", FailureKind.OUT_OF_CREDIT, "the account is empty")),
        new Sample(
            "reply-abstained",
            Reply.class,
            new Reply.Abstained("m", "no program", Optional.of(CALL))),
        new Sample(
            "reply-abstained-least",
            Reply.class,
            new Reply.Abstained("m", "late", Optional.empty())),
        new Sample("agree-input", answers, List.of(ANSWERED)));
  }

  private static Stream<Sample> observations() {
    Type tests = new TypeReference<List<GeneratedTest>>() {}.getType();
    CandidateFacts unread =
        new CandidateFacts(
            "m",
            Optional.empty(),
            "",
            0,
            0,
            0,
            0,
            List.of(),
            Optional.empty(),
            0,
            0,
            Optional.empty(),
            Optional.empty());
    Observation unrun =
        new Observation(
            Optional.of("no tier works here"),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(unread),
            List.of(),
            Optional.empty(),
            Optional.empty());
    return Stream.of(
        new Sample(
            "observe-tests", tests, List.of(new GeneratedTest("ollama:qwen3", "assert f(1) == 1"))),
        new Sample("observation", Observation.class, observation()),
        new Sample("observation-not-executed", Observation.class, unrun),
        new Sample("observation-none", Observation.class, Observation.none("nobody observed")));
  }

  private static Observation observation() {
    return new Observation(
        Optional.empty(),
        Optional.of("L1"),
        List.of(
            new CheckFacts(Optional.empty(), "f(1) == 2"),
            new CheckFacts(Optional.of("a"), "assert f(0) == 0")),
        List.of(
            new InputFacts("f(1)", Origin.EXAMPLE, List.of("2", "raises ValueError"), List.of(0)),
            new InputFacts("f(10**9)", Origin.FAR_PROBE, List.of("timed out"), List.of(-1))),
        List.of(
            new CandidateFacts(
                ANSWERED.member(),
                Optional.of("loaded"),
                "-+",
                0,
                1,
                1,
                1,
                List.of(new CheckFailure("f(1)", "2", "1")),
                Optional.of("c1"),
                1_500,
                12L << 20,
                Optional.of(new CostFacts("n log n", 4_096, 900, 0.99)),
                Optional.of(reading()))),
        List.of(new ClusterFacts("c1", List.of(ANSWERED.member()), ANSWERED.member(), false)),
        Optional.of(new SimilarityMatrix(List.of(ANSWERED.member()), List.of(List.of(1.0)))),
        Optional.of(new SimilarityMatrix(List.of(ANSWERED.member()), List.of(List.of(1.0)))));
  }

  private static ReadingFacts reading() {
    return new ReadingFacts(
        Optional.of("line 2: invalid syntax"),
        Optional.of(new CodeReading.Entry(true, 1, OptionalInt.of(2), true, false)),
        Optional.of(
            new CodeReading.Names(
                List.of("undefined"),
                List.of(),
                List.of("spare"),
                List.of(),
                List.of("math"),
                List.of("sqrt"),
                List.of("f"))),
        Optional.of(new CodeReading.Shape(4, 30, 2, 1)),
        Optional.of(
            new CodeReading.Habits(
                List.of("comprehension"), List.of("eval"), false, true, false, true)),
        Optional.of(new WordingFacts(0.75)),
        List.of(0));
  }

  private static Stream<Sample> judgements() {
    Hearing settled =
        new Hearing(
            List.of(ANSWERED),
            observation(),
            Optional.of(new Settlement.ClusterChosen("c2")),
            OptionalLong.of(3));
    return Stream.of(
        new Sample("hearing-settled", Hearing.class, settled),
        new Sample("judgement", Judgement.class, new Judgement(consensus(), program())),
        new Sample("settlement-cluster", Settlement.class, new Settlement.ClusterChosen("c2")),
        new Sample(
            "settlement-judge",
            Settlement.class,
            new Settlement.JudgeFavours("c", "c2", "c1", 0.6)),
        new Sample(
            "settlement-value", Settlement.class, new Settlement.ValueExpected("f([])", "0")));
  }

  private static Stream<Sample> generations() {
    Map<String, Long> timings = new LinkedHashMap<>();
    timings.put("recall", 12L);
    timings.put("generate", 830L);
    timings.put("observe", 31L);
    timings.put("agree", 4L);
    timings.put("total", 877L);
    Reply failed = new Reply.Failed("b", FailureKind.NO_WORKER, "start one");
    Generation answered =
        new Generation(
            "g-1",
            GenerationStatus.ANSWERED,
            Optional.empty(),
            Optional.of(program()),
            Optional.of(prediction()),
            Optional.of(consensus()),
            Optional.of(GenerationEvidence.of(observation())),
            List.of(
                CandidateReport.of(
                        ANSWERED,
                        Optional.of("c1"),
                        CandidateEvidence.of(observation(), ANSWERED.member()))
                    .withProbability(Optional.of(0.875)),
                CandidateReport.of(failed)),
            Optional.empty(),
            Optional.of(new KnowledgeUse(3)),
            7,
            TRACE,
            0.0125,
            165,
            timings,
            List.of("a note"));
    Generation none =
        new Generation(
            "g-2",
            GenerationStatus.NO_ANSWER,
            Optional.of("none of the models gave a program; asked: 0"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            0,
            TRACE,
            0,
            0,
            Map.of(),
            List.of());
    return Stream.of(
        new Sample("generation-answered", Generation.class, answered),
        new Sample("generation-no-answer", Generation.class, none));
  }

  private static Prediction prediction() {
    return new Prediction(
        0.875,
        Tier.EVIDENCE,
        "v3",
        0.75,
        List.of(new Prediction.Factor("examples-passed", 1.5, "passes 2 of 2 examples")));
  }

  private static Stream<Sample> predictions() {
    return Stream.of(
        new Sample(
            "predict-order",
            PredictActivity.Order.class,
            new PredictActivity.Order(
                List.of(ANSWERED),
                Observation.none("nobody observed"),
                consensus(),
                OptionalLong.of(3),
                OptionalDouble.of(0.05))),
        new Sample(
            "predict-order-least",
            PredictActivity.Order.class,
            new PredictActivity.Order(
                List.of(ANSWERED),
                Observation.none("nobody observed"),
                consensus(),
                OptionalLong.empty(),
                OptionalDouble.empty())),
        new Sample(
            "predicted",
            PredictActivity.Predicted.class,
            new PredictActivity.Predicted(
                prediction(),
                new TreeMap<>(Map.of("ollama:qwen3", 0.875)),
                OptionalDouble.of(0.8))),
        new Sample(
            "predicted-least",
            PredictActivity.Predicted.class,
            new PredictActivity.Predicted(prediction(), new TreeMap<>(), OptionalDouble.empty())));
  }

  private static Stream<Sample> progress() {
    return Stream.of(
        new Sample(
            "progress",
            Progress.class,
            new Progress(
                "agree",
                GenerationStatus.RUNNING,
                512,
                "Write f",
                List.of(new Progress.MemberProgress("a", "answered", "830 ms")),
                Optional.of(0.75),
                Optional.of("for f([]) one model returns 0, one raises IndexError"),
                Optional.of("1.20 of 1.00 US dollars would be spent"),
                List.of("Round 1, wrong-value: repair by a"))),
        new Sample(
            "progress-least",
            Progress.class,
            new Progress(
                "recall",
                GenerationStatus.RUNNING,
                0,
                "a new generation",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of())));
  }

  private static Stream<Sample> outcomes() {
    return Stream.of(
        new Sample("outcome-report", OutcomeReport.class, new OutcomeReport("g-1", SHA, true)),
        new Sample(
            "outcome-labels",
            OutcomeLabels.class,
            new OutcomeLabels("g-1", SHA, true, List.of("a", "b"), 2)));
  }

  private static Consensus consensus() {
    Map<String, Double> votes = new LinkedHashMap<>();
    votes.put("z", 1.5);
    votes.put("a", 0.5);
    return new Consensus(
        0.75,
        0.5,
        0.81,
        "c1",
        votes,
        List.of(
            new Cluster("c1", List.of("z"), "z", 0.75, 0.675, 1, 2, 3, 4),
            new Cluster("c2", List.of("a"), "a", 0.25, 0.2, 0, 2, 1, 4)),
        new SimilarityMatrix(List.of("z", "a"), List.of(List.of(1.0, 0.25), List.of(0.25, 1.0))),
        List.of(new Dissent("f(0)", new LinkedHashMap<>(Map.of("c1", "0")))),
        List.of("the heavier cluster"));
  }

  private static Program program() {
    return Program.of(Language.PYTHON, Optional.of("f"), "def f(x):\n    return x\n");
  }
}
