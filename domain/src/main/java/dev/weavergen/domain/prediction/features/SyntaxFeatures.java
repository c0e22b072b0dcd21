package dev.weavergen.domain.prediction.features;

import dev.weavergen.domain.prediction.Feature;
import java.util.List;

/** How like the others a program is written (T2). */
final class SyntaxFeatures {
  private SyntaxFeatures() {}

  static void read(String member, Peers peers, Values values) {
    List<Double> others = peers.others(member, peers.syntax(member));
    values.put(Feature.SYNTAX_MEAN, Peers.mean(others));
    values.put(Feature.SYNTAX_MAX, Peers.max(others));
    List<Double> distinct = peers.distinct(member, peers.syntax(member));
    values.put(Feature.SYNTAX_MEAN_DISTINCT, Peers.mean(distinct));
    values.put(Feature.SYNTAX_MAX_DISTINCT, Peers.max(distinct));
  }
}
