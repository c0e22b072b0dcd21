package dev.weavergen.domain.reasoning;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.CheckFacts;
import dev.weavergen.domain.evidence.Observation.CheckFailure;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.evidence.Observation.CostFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.Origin;
import dev.weavergen.domain.evidence.Observation.ReadingFacts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedSet;
import java.util.stream.IntStream;

/** Observations of programs that are described by what they do on {@code f(0)}, {@code f(1)}, …. */
final class Given {
  static final int EXAMPLES = 2;

  private final List<Made> panel = new ArrayList<>();
  private final List<CheckFacts> checks = new ArrayList<>();
  private int far = Integer.MAX_VALUE;
  private String sign = "";

  /**
   * @param verdicts of all checks
   * @param outcomes by input
   */
  record Made(
      String member,
      String load,
      String verdicts,
      List<String> outcomes,
      Optional<CostFacts> cost,
      List<Integer> writtenIn) {}

  Given() {
    for (int example = 0; example < EXAMPLES; example++) {
      checks.add(new CheckFacts(Optional.empty(), "f(" + example + ") == " + example));
    }
  }

  /** Two examples, then one test of each author. */
  Given tests(String... authors) {
    for (String author : authors) {
      checks.add(new CheckFacts(Optional.of(author), "f(" + checks.size() + ") == 0"));
    }
    return this;
  }

  /**
   * Inputs from that one on are far from any example.
   *
   * @param negative whether their numbers are
   */
  Given far(int place, boolean negative) {
    far = place;
    sign = negative ? "-" : "";
    return this;
  }

  Given with(String member, String verdicts, String... outcomes) {
    panel.add(new Made(member, "loaded", verdicts, List.of(outcomes), Optional.empty(), List.of()));
    return this;
  }

  Given writtenIn(String member, String verdicts, List<Integer> examples, String... outcomes) {
    panel.add(new Made(member, "loaded", verdicts, List.of(outcomes), Optional.empty(), examples));
    return this;
  }

  Given costing(String member, String order, long micros, String verdicts, String... outcomes) {
    panel.add(
        new Made(
            member,
            "loaded",
            verdicts,
            List.of(outcomes),
            Optional.of(new CostFacts(order, 512, micros, .99)),
            List.of()));
    return this;
  }

  Given broken(String member, String load) {
    panel.add(
        new Made(member, load, "-".repeat(checks.size()), List.of(), Optional.empty(), List.of()));
    return this;
  }

  Shown shown(String member) {
    return Shown.of(observation(), member);
  }

  Shown shown(String member, double probability) {
    return new Shown(observation(), member, .5, OptionalDouble.of(probability));
  }

  Observation observation() {
    List<ClusterFacts> clusters = clusters();
    int inputs = panel.stream().mapToInt(made -> made.outcomes().size()).max().orElse(0);
    return new Observation(
        Optional.empty(),
        Optional.of("open"),
        checks,
        IntStream.range(0, inputs).mapToObj(this::input).toList(),
        panel.stream().map(made -> facts(made, clusters)).toList(),
        clusters,
        Optional.empty(),
        Optional.empty());
  }

  private InputFacts input(int place) {
    SequencedSet<String> outcomes = new LinkedHashSet<>();
    panel.stream()
        .filter(made -> place < made.outcomes().size())
        .forEach(made -> outcomes.add(made.outcomes().get(place)));
    List<String> different = List.copyOf(outcomes);
    return new InputFacts(
        place < far ? "f(" + place + ")" : "f(" + sign + place + ")",
        origin(place),
        different,
        panel.stream()
            .map(made ->
                place < made.outcomes().size() ? different.indexOf(made.outcomes().get(place)) : -1)
            .toList());
  }

  private Origin origin(int place) {
    if (place < EXAMPLES) {
      return Origin.EXAMPLE;
    }
    return place < far ? Origin.NEAR_PROBE : Origin.FAR_PROBE;
  }

  private List<ClusterFacts> clusters() {
    List<ClusterFacts> clusters = new ArrayList<>();
    List<Made> loaded = panel.stream().filter(made -> made.load().equals("loaded")).toList();
    for (List<String> behaviour : loaded.stream().map(Made::outcomes).distinct().toList()) {
      List<String> members =
          loaded.stream()
              .filter(made -> made.outcomes().equals(behaviour))
              .map(Made::member)
              .toList();
      clusters.add(
          new ClusterFacts("c" + (clusters.size() + 1), members, members.getFirst(), false));
    }
    return clusters;
  }

  private CandidateFacts facts(Made made, List<ClusterFacts> clusters) {
    return new CandidateFacts(
        made.member(),
        Optional.of(made.load()),
        made.verdicts(),
        passed(made, 0, EXAMPLES),
        EXAMPLES,
        passed(made, EXAMPLES, checks.size()),
        checks.size() - EXAMPLES,
        failures(made),
        clusters.stream()
            .filter(cluster -> cluster.models().contains(made.member()))
            .map(ClusterFacts::id)
            .findFirst(),
        0,
        0,
        made.cost(),
        Optional.of(
            new ReadingFacts(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                made.writtenIn())));
  }

  private static int passed(Made made, int from, int to) {
    return (int)
        IntStream.range(from, to).filter(check -> made.verdicts().charAt(check) == '+').count();
  }

  private List<CheckFailure> failures(Made made) {
    return made.outcomes().isEmpty()
        ? List.of()
        : IntStream.range(0, checks.size())
            .filter(check -> made.verdicts().charAt(check) == '-')
            .mapToObj(check ->
                new CheckFailure(
                    "f(" + check + ")",
                    "" + check,
                    made.outcomes().get(Math.min(check, made.outcomes().size() - 1))))
            .limit(3)
            .toList();
  }
}
