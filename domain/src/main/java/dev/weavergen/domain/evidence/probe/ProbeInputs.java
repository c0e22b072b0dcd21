package dev.weavergen.domain.evidence.probe;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.evidence.Nearness;
import dev.weavergen.domain.evidence.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Makes the inputs on which candidates are compared beyond examples and tests.
 *
 * <p>The examples' arguments are changed one at a time ({@link Mutations}), exchanged between
 * examples, and what comes out that is still like an example is changed again, so that some inputs
 * differ in two places; {@link Boundaries} join. Without examples typical values of the declared
 * types take their place, and then no input is like an example. Without either there is nothing to
 * make inputs from.
 *
 * <p>Out of all that are made {@link Limits#PROBE_INPUTS_MAX} are chosen, tier by tier (see {@link
 * Tier}), within a tier in turn from each kind of change of each parameter: which kind tells
 * programs apart is not known beforehand, and five neighbours of one integer tell no more than two.
 * What a tier cannot fill is left to the others.
 *
 * <p>The same request and seed give the same probes on every machine: the generator is named, and
 * no order depends on hashes.
 */
public final class ProbeInputs {
  private static final String ALGORITHM = "L64X128MixRandom";
  private static final int ROUNDS = 3;

  /** How many inputs a round changes. */
  private static final int PARENTS_MAX = 32;

  /** How many inputs are drawn from a sketch. */
  private static final int SKETCHED_MAX = 16;

  /** How many typical inputs stand in for examples. */
  private static final int TYPICAL_INPUTS = 6;

  /** Where an input comes from, by falling worth, and how many of it are chosen at first. */
  private enum Tier {
    /** What a model says the function is meant for, where one was asked. */
    SKETCHED(8),
    /** Everyday values of the declared types, where there are no examples. */
    TYPICAL(TYPICAL_INPUTS),
    /** Changed examples that are like examples. */
    NEAR(14),
    /** The edges of the types. */
    EDGE(6),
    /** Changed examples that are no longer like examples. */
    FAR(4);

    private final int share;

    Tier(int share) {
      this.share = share;
    }
  }

  private final ProbeRequest request;
  private final RandomGenerator random;
  private final Mutations mutations;
  private final ExampleTraits traits;
  private final Set<List<Value>> seen = new HashSet<>();
  private final Map<Tier, Map<String, List<Probe>>> made = new EnumMap<>(Tier.class);

  private ProbeInputs(ProbeRequest request, long seed) {
    this.request = request;
    this.random = RandomGeneratorFactory.of(ALGORITHM).create(seed);
    this.mutations = new Mutations(random);
    this.traits = new ExampleTraits(request.examples());
    this.seen.addAll(request.examples());
  }

  /** The probes of a request, none of them an example, no two alike. */
  public static List<Probe> of(ProbeRequest request, long seed) {
    return of(request, Optional.empty(), false, seed);
  }

  /**
   * The same with inputs of a sketch before them. A model may be wrong about what the intent
   * allows, so where the intent has examples these are like them only when they share all their
   * traits, as mutations are.
   *
   * @param atItsWord whether each of them tells candidates apart by itself: where the intent has no
   *     examples, the sketch is the best word on what inputs are meant
   */
  public static List<Probe> of(
      ProbeRequest request, Optional<InputSketch> sketch, boolean atItsWord, long seed) {
    ProbeInputs inputs = new ProbeInputs(request, seed);
    sketch.filter(inputs::fits).ifPresent(drawn -> inputs.keepAll(drawn, atItsWord, seed));
    return inputs.probes();
  }

  /** Whether the sketch has as many parameters as the function is called with. */
  private boolean fits(InputSketch sketch) {
    int places = sketch.parameters().size();
    boolean asCalled =
        request.examples().stream().anyMatch(arguments -> arguments.size() == places);
    return asCalled || request.positional().size() == places;
  }

  private void keepAll(InputSketch sketch, boolean atItsWord, long seed) {
    for (List<Value> arguments : sketch.inputs(seed, SKETCHED_MAX)) {
      boolean alike = atItsWord || traits.areSharedBy(arguments);
      written(arguments)
          .ifPresent(call ->
              file(
                  Tier.SKETCHED,
                  "sketched",
                  new Probe(arguments, call, alike ? Nearness.LIKE_EXAMPLE : Nearness.FAR)));
    }
  }

  private List<Probe> probes() {
    List<List<Value>> parents =
        request.examples().stream().filter(this::isWritable).distinct().toList();
    if (parents.isEmpty()) {
      parents = typical(request);
      parents.forEach(arguments -> keep(Tier.TYPICAL, "typical", arguments));
    }
    for (int round = 0; round < ROUNDS; round++) {
      parents = changed(round, shuffled(parents));
    }
    return chosen();
  }

  private boolean isWritable(List<Value> arguments) {
    return !arguments.isEmpty() && request.written(arguments).isPresent();
  }

  /** Everyday inputs of the declared types; none unless each parameter has a type. */
  static List<List<Value>> typical(ProbeRequest request) {
    int places = request.positional().size();
    boolean typed =
        request.positional().stream().allMatch(parameter -> parameter.type().isPresent());
    if (places == 0 || !typed) {
      return List.of();
    }
    List<List<Value>> inputs = new ArrayList<>();
    for (int turn = 0; turn < TYPICAL_INPUTS; turn++) {
      int first = turn;
      List<Value> arguments =
          IntStream.range(0, places)
              .mapToObj(place -> TypicalValues.of(request.type(place), first + place))
              .flatMap(Optional::stream)
              .toList();
      if (arguments.size() == places) {
        inputs.add(arguments);
      }
    }
    return inputs.stream().distinct().toList();
  }

  /** Changes some inputs and returns those new ones that are worth changing again. */
  private List<List<Value>> changed(int round, List<List<Value>> parents) {
    List<List<Value>> children = new ArrayList<>();
    for (List<Value> parent : parents.subList(0, Math.min(parents.size(), PARENTS_MAX))) {
      for (int place = 0; place < parent.size(); place++) {
        InputType type = request.type(place);
        if (round == 0) {
          keepAll(Tier.EDGE, parent, place, Boundaries.of(parent.get(place), type));
        }
        List<Mutant> mutants = new ArrayList<>(mutations.of(parent.get(place), type));
        exchanged(parent, place, parents).ifPresent(mutants::add);
        children.addAll(keepAll(Tier.FAR, parent, place, mutants));
      }
    }
    return shuffled(children);
  }

  private Optional<Mutant> exchanged(List<Value> parent, int place, List<List<Value>> parents) {
    List<Value> other = parents.get(random.nextInt(parents.size()));
    return other.size() == parent.size()
        ? Optional.of(new Mutant("exchanged", other.get(place)))
        : Optional.empty();
  }

  /** Files changes of one argument; the inputs that are worth changing again. */
  private List<List<Value>> keepAll(
      Tier tier, List<Value> parent, int place, List<Mutant> mutants) {
    List<List<Value>> kept = new ArrayList<>();
    for (Mutant mutant : mutants) {
      List<Value> child = new ArrayList<>(parent);
      child.set(place, mutant.value());
      if (keep(tier, place + " " + mutant.kind(), List.copyOf(child))) {
        kept.add(child);
      }
    }
    return kept;
  }

  /**
   * Files an input under its kind.
   *
   * @param tier unless the input is like the examples
   * @return whether it is new, can be written, and is as near as inputs get
   */
  private boolean keep(Tier tier, String kind, List<Value> arguments) {
    Optional<String> call = written(arguments);
    if (call.isEmpty()) {
      return false;
    }
    boolean alike = !request.examples().isEmpty() && traits.areSharedBy(arguments);
    Nearness nearness = alike ? Nearness.LIKE_EXAMPLE : Nearness.FAR;
    file(alike ? Tier.NEAR : tier, kind, new Probe(arguments, call.get(), nearness));
    return alike || request.examples().isEmpty();
  }

  /** The call with those arguments; empty when it is not new, or cannot be written. */
  private Optional<String> written(List<Value> arguments) {
    return seen.add(arguments)
        ? request
            .written(arguments)
            .map(request::call)
            .filter(call -> call.length() <= Limits.EXAMPLE_CHARS_MAX)
        : Optional.empty();
  }

  private void file(Tier tier, String kind, Probe probe) {
    made.computeIfAbsent(tier, _ -> new LinkedHashMap<>())
        .computeIfAbsent(kind, _ -> new ArrayList<>())
        .add(probe);
  }

  private List<Probe> chosen() {
    List<Probe> chosen = new ArrayList<>();
    Map<Tier, Deque<Probe>> queues = new EnumMap<>(Tier.class);
    for (Tier tier : Tier.values()) {
      Deque<Probe> queue = new ArrayDeque<>(inTurn(made.getOrDefault(tier, Map.of())));
      queues.put(tier, queue);
      for (int i = 0; i < tier.share && !queue.isEmpty(); i++) {
        chosen.add(queue.remove());
      }
    }
    queues.values().forEach(chosen::addAll);
    return List.copyOf(chosen.subList(0, Math.min(chosen.size(), Limits.PROBE_INPUTS_MAX)));
  }

  /** One of each kind, kinds and their members in random order, then another of each. */
  private List<Probe> inTurn(Map<String, List<Probe>> byKind) {
    List<Deque<Probe>> kinds = new ArrayList<>();
    byKind.values().forEach(probes -> kinds.add(new ArrayDeque<>(shuffled(probes))));
    List<Deque<Probe>> order = shuffled(kinds);
    List<Probe> turns = new ArrayList<>();
    while (order.stream().anyMatch(kind -> !kind.isEmpty())) {
      order.stream().filter(kind -> !kind.isEmpty()).forEach(kind -> turns.add(kind.remove()));
    }
    return turns;
  }

  private <T> List<T> shuffled(List<T> items) {
    return Mutations.shuffled(items, random);
  }
}
