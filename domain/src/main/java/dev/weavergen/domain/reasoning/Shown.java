package dev.weavergen.domain.reasoning;

import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the evidence shows of one program, which stands in its author's place on the panel.
 *
 * @param observation of the panel with that program in that place
 * @param member the program's author
 * @param mass the posterior of its behaviour cluster, in [0, 1]; 0 when it is in none
 * @param probability that it is right; empty where nothing was predicted
 */
public record Shown(
    Observation observation, String member, double mass, OptionalDouble probability) {
  private static final String LOADED = "loaded";

  /** What functions without a result return. */
  static final List<String> NOTHING = List.of("None", "null");

  /** On fewer inputs returning nothing may be what is wanted. */
  private static final int INPUTS_MIN = 4;

  /** With the mass that a consensus on the observation gives. */
  public static Shown of(
      Observation observation, String member, Consensus consensus, OptionalDouble probability) {
    double mass =
        consensus.clusters().stream()
            .filter(cluster -> cluster.models().contains(member))
            .mapToDouble(Cluster::score)
            .findFirst()
            .orElse(0);
    return new Shown(observation, member, mass, probability);
  }

  /** By its checks and behaviour alone, where nobody was asked for more. */
  public static Shown of(Observation observation, String member) {
    return new Shown(observation, member, 0, OptionalDouble.empty());
  }

  public CandidateFacts facts() {
    return observation
        .of(member)
        .orElseThrow(() -> new IllegalArgumentException(member + " was not observed"));
  }

  /** Whether it was run and could be called. */
  public boolean loaded() {
    return facts().load().filter(LOADED::equals).isPresent();
  }

  /** Places of the examples among the checks. */
  IntStream examples() {
    return IntStream.range(0, observation.checks().size())
        .filter(check -> observation.checks().get(check).author().isEmpty());
  }

  /** Whether it passes a check that is not written into it. */
  boolean passes(int check) {
    return verdict(check) == '+' && !isWrittenIn(check);
  }

  /** Whether it fails a check; what could not be decided does not fail. */
  boolean fails(int check) {
    return verdict(check) == '-';
  }

  /** Whether another program does worse on a check: it loses it, or writes it in. */
  boolean isLostBy(Shown other, int check) {
    return (verdict(check) == '+' && other.verdict(check) != '+')
        || (passes(check) && !other.passes(check));
  }

  /** Whether all examples that it passes are written into it, and some are. */
  boolean isTable() {
    return examples().anyMatch(this::isWrittenIn) && examples().noneMatch(this::passes);
  }

  boolean isWrittenIn(int check) {
    return facts().reading().filter(read -> read.specialCases().contains(check)).isPresent();
  }

  private char verdict(int check) {
    String verdicts = facts().verdicts();
    return check < verdicts.length() ? verdicts.charAt(check) : '?';
  }

  /** What the program makes of an input, as a short text; empty where it was not run. */
  Optional<String> outcome(InputFacts input) {
    int place = observation.candidates().indexOf(facts());
    int outcome = place < input.byCandidate().size() ? input.byCandidate().get(place) : -1;
    return outcome < 0 ? Optional.empty() : Optional.of(input.outcomes().get(outcome));
  }

  /** What it makes of a call that was among the inputs. */
  Optional<String> outcome(String call) {
    return observation.inputs().stream()
        .filter(input -> input.call().equals(call))
        .findFirst()
        .flatMap(this::outcome);
  }

  /** Whether it returns nothing whatever it is given. */
  boolean returnsNothing() {
    List<String> outcomes =
        observation.inputs().stream().flatMap(input -> outcome(input).stream()).toList();
    return outcomes.size() >= INPUTS_MIN && outcomes.stream().allMatch(NOTHING::contains);
  }

  /** What others of the panel make of an input. */
  Stream<String> outcomesOfOthers(InputFacts input) {
    int self = observation.candidates().indexOf(facts());
    return IntStream.range(0, input.byCandidate().size())
        .filter(place -> place != self && input.byCandidate().get(place) >= 0)
        .mapToObj(place -> input.outcomes().get(input.byCandidate().get(place)));
  }
}
