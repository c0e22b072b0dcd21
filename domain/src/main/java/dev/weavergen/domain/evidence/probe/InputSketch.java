package dev.weavergen.domain.evidence.probe;

import dev.weavergen.domain.evidence.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What inputs a function is meant for, as one model sees it: shape, range and edges of every
 * parameter. Inputs drawn from such sketches tell candidates apart better than inputs that models
 * write out, and than mutation (SemanticVote, arXiv 2605.08680).
 *
 * <p>It is data and no program: what is drawn from it is the same on every machine for the same
 * seed, and nothing that a model wrote is executed for it.
 */
public record InputSketch(List<ParameterSketch> parameters) {
  private static final String ALGORITHM = "L64X128MixRandom";

  /** Draws for every input that is wanted; small sketches repeat themselves. */
  private static final int DRAWS_PER_INPUT = 4;

  public InputSketch {
    parameters = List.copyOf(parameters);
  }

  /**
   * One parameter.
   *
   * @param edges values worth trying each
   */
  public record ParameterSketch(ValueSketch values, List<Value> edges) {
    public ParameterSketch {
      edges = List.copyOf(edges);
    }
  }

  /** At most that many inputs, no two alike: an edge with everything else drawn, then all drawn. */
  List<List<Value>> inputs(long seed, int count) {
    RandomGenerator random = RandomGeneratorFactory.of(ALGORITHM).create(seed);
    List<Place> edges = edges();
    SequencedSet<List<Value>> inputs = new LinkedHashSet<>();
    for (int turn = 0; turn < count * DRAWS_PER_INPUT && inputs.size() < count; turn++) {
      List<Value> input = new ArrayList<>();
      parameters.forEach(parameter -> input.add(parameter.values().draw(random)));
      int edge = turn / 2;
      if (turn % 2 == 0 && edge < edges.size()) {
        input.set(edges.get(edge).parameter(), edges.get(edge).value());
      }
      inputs.add(List.copyOf(input));
    }
    return List.copyOf(inputs);
  }

  private record Place(int parameter, Value value) {}

  /** The first edge of each parameter, then the second of each. */
  private List<Place> edges() {
    int most = parameters.stream().mapToInt(parameter -> parameter.edges().size()).max().orElse(0);
    List<Place> edges = new ArrayList<>();
    for (int turn = 0; turn < most; turn++) {
      for (int place = 0; place < parameters.size(); place++) {
        List<Value> own = parameters.get(place).edges();
        if (turn < own.size()) {
          edges.add(new Place(place, own.get(turn)));
        }
      }
    }
    return edges;
  }
}
