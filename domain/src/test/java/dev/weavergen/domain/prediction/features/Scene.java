package dev.weavergen.domain.prediction.features;

import dev.weavergen.domain.code.CodeReading.Entry;
import dev.weavergen.domain.code.CodeReading.Habits;
import dev.weavergen.domain.code.CodeReading.Names;
import dev.weavergen.domain.code.CodeReading.Shape;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.CheckFacts;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.Origin;
import dev.weavergen.domain.evidence.Observation.ReadingFacts;
import dev.weavergen.domain.evidence.Observation.WordingFacts;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import dev.weavergen.domain.intent.Example;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.Parameter;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.intent.Signature;
import dev.weavergen.domain.prediction.FeatureVector;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.GenerationCase.Neighbour;
import dev.weavergen.domain.prediction.features.CaseReader.Contender;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A generation by hand: members a, b, c and d, of which b is a copy of a, c disagrees and d could
 * not be loaded. One example, two tests.
 */
public final class Scene {
  static final List<String> MEMBERS = List.of("a", "b", "c", "d");

  /** A tidy program. */
  public static final ReadingFacts TIDY =
      new ReadingFacts(
          Optional.empty(),
          Optional.of(new Entry(true, 1, OptionalInt.of(2), true, true)),
          Optional.of(names(List.of(), List.of(), List.of(), List.of())),
          Optional.of(new Shape(9, 40, 3, 2)),
          Optional.of(habits(List.of(), false, false, false, false)),
          Optional.of(new WordingFacts(.8)),
          List.of());

  /** One with everything wrong that a reader sees. */
  static final ReadingFacts CARELESS =
      new ReadingFacts(
          Optional.empty(),
          Optional.of(new Entry(true, 3, OptionalInt.of(3), true, false)),
          Optional.of(names(List.of("u", "w"), List.of("x"), List.of("v"), List.of("os"))),
          Optional.of(new Shape(0, 1, 1, 0)),
          Optional.of(habits(List.of("eval"), false, true, true, true)),
          Optional.empty(),
          List.of());

  static final ReadingFacts BROKEN =
      new ReadingFacts(
          Optional.of("line 1: invalid syntax"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  private Scene() {}

  private static Names names(
      List<String> undefined,
      List<String> unusedParameters,
      List<String> unusedVariables,
      List<String> unusedImports) {
    return new Names(
        undefined,
        unusedParameters,
        unusedVariables,
        unusedImports,
        List.of(),
        List.of(),
        List.of("f"));
  }

  private static Habits habits(
      List<String> dangerous,
      boolean emptyBody,
      boolean todo,
      boolean bareExcept,
      boolean unreachable) {
    return new Habits(List.of(), dangerous, emptyBody, todo, bareExcept, unreachable);
  }

  public static ParsedIntent intent() {
    return new ParsedIntent(
        "Add two numbers.",
        Optional.of(Language.PYTHON),
        Optional.of("f"),
        Optional.of(
            new Signature(
                "f",
                List.of(new Parameter("x", Optional.empty()), new Parameter("y", Optional.empty())),
                Optional.of("int"))),
        Optional.empty(),
        List.of(new Example("f(1, 2)", "3")),
        List.of("do not use recursion"),
        Collections.emptySortedMap());
  }

  static Observation observation() {
    return new Observation(
        Optional.empty(),
        Optional.of("L1"),
        List.of(
            new CheckFacts(Optional.empty(), "f(1, 2) == 3"),
            new CheckFacts(Optional.of("a"), "assert f(0, 0) == 0"),
            new CheckFacts(Optional.of("a"), "assert f(0, 1) == 1")),
        List.of(
            new InputFacts("f(1, 2)", Origin.EXAMPLE, List.of("3", "2"), List.of(0, 0, 1, -1)),
            new InputFacts("f(2, 2)", Origin.NEAR_PROBE, List.of("4"), List.of(0, 0, 0, -1)),
            new InputFacts(
                "f('')", Origin.NEAR_PROBE, List.of("raises TypeError"), List.of(0, 0, 0, -1)),
            new InputFacts(
                "f(9, 9)", Origin.FAR_PROBE, List.of("18", "raises E"), List.of(0, 0, 1, -1))),
        List.of(
            candidate("a", Optional.of("loaded"), "++-", Optional.of("c1"), Optional.of(TIDY)),
            candidate("b", Optional.of("loaded"), "++-", Optional.of("c1"), Optional.of(TIDY)),
            candidate("c", Optional.of("loaded"), "--+", Optional.of("c2"), Optional.of(CARELESS)),
            candidate("d", Optional.of("raises E"), "---", Optional.empty(), Optional.of(BROKEN))),
        List.of(
            new ClusterFacts("c1", List.of("a", "b"), "a", false),
            new ClusterFacts("c2", List.of("c"), "c", false)),
        Optional.of(
            new SimilarityMatrix(
                MEMBERS,
                List.of(
                    List.of(1.0, 1.0, .25, .0),
                    List.of(1.0, 1.0, .25, .0),
                    List.of(.25, .25, 1.0, .0),
                    List.of(.0, .0, .0, 1.0)))),
        Optional.of(
            new SimilarityMatrix(
                List.of("a", "b", "c"),
                List.of(List.of(1.0, 1.0, .4), List.of(1.0, 1.0, .4), List.of(.4, .4, 1.0)))));
  }

  public static CandidateFacts candidate(
      String model,
      Optional<String> load,
      String verdicts,
      Optional<String> cluster,
      Optional<ReadingFacts> reading) {
    int passed = (int) verdicts.substring(1).chars().filter(verdict -> verdict == '+').count();
    return new CandidateFacts(
        model,
        load,
        verdicts,
        verdicts.startsWith("+") ? 1 : 0,
        1,
        passed,
        2,
        List.of(),
        cluster,
        0,
        0,
        Optional.empty(),
        reading);
  }

  public static Contender contender(String member) {
    return new Contender(member, "model of " + member, Optional.empty(), OptionalDouble.empty());
  }

  /** The same with another reading of the first candidate, and another contender for it. */
  public static GenerationCase read(Optional<ReadingFacts> first, Contender contender) {
    Observation all = observation();
    CandidateFacts old = all.candidates().getFirst();
    CandidateFacts changed =
        new CandidateFacts(
            old.model(),
            old.load(),
            old.verdicts(),
            old.examplesPassed(),
            old.examplesTotal(),
            old.testsPassed(),
            old.testsTotal(),
            old.failures(),
            old.cluster(),
            old.cpuMicros(),
            old.memoryBytesPeak(),
            old.cost(),
            first);
    List<CandidateFacts> candidates =
        IntStream.range(0, MEMBERS.size())
            .mapToObj(place -> place == 0 ? changed : all.candidates().get(place))
            .toList();
    List<Contender> contenders =
        MEMBERS.stream().map(member -> member.equals("a") ? contender : contender(member)).toList();
    return read(
        new Observation(
            all.notExecuted(),
            all.tier(),
            all.checks(),
            all.inputs(),
            candidates,
            all.clusters(),
            all.agreement(),
            all.syntax()),
        contenders);
  }

  public static GenerationCase read(Observation observation, List<Contender> contenders) {
    return CaseReader.read(
        new CaseReader.Facts(
            "g",
            "python/examples/short",
            intent(),
            observation,
            List.of(new Neighbour("h", .5, 1), new Neighbour("i", .25, .25))),
        contenders,
        Optional.empty(),
        Map.of());
  }

  static FeatureVector of(String member) {
    return read(observation(), MEMBERS.stream().map(Scene::contender).toList())
        .features()
        .get(MEMBERS.indexOf(member));
  }
}
