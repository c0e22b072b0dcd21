package dev.weavergen.domain.prediction.features;

import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.prediction.FeatureVector;
import dev.weavergen.domain.prediction.features.CaseReader.Contender;
import dev.weavergen.domain.prediction.features.CaseReader.Facts;
import dev.weavergen.domain.prediction.seed.Expectation;
import java.util.List;

/** Reads the features of each candidate of one generation. */
final class VectorReader {
  private final Facts facts;
  private final Expectation expectation;
  private final Peers peers;
  private final BehaviourFeatures behaviour;
  private final ClusterFeatures clusters;
  private final CheckFeatures checks;

  VectorReader(Facts facts, List<String> members) {
    this.facts = facts;
    this.expectation = Expectation.of(facts.intent());
    this.peers = new Peers(facts.observation(), members);
    this.behaviour = new BehaviourFeatures(facts.observation(), peers);
    this.clusters = new ClusterFeatures(facts.observation(), peers);
    this.checks = new CheckFeatures(facts.observation(), peers);
  }

  FeatureVector read(Contender contender) {
    Values values = new Values();
    TaskFeatures.read(facts.intent(), contender, values);
    facts.observation().of(contender.member()).ifPresent(known -> read(known, values));
    return values.vector();
  }

  private void read(CandidateFacts known, Values values) {
    known.reading().ifPresent(reading -> TextFeatures.read(reading, expectation, values));
    SyntaxFeatures.read(known.model(), peers, values);
    behaviour.read(known, values);
    clusters.read(known.model(), values);
    checks.read(known, values);
  }
}
