package dev.weavergen.domain.consensus.dissent;

import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.evidence.LanguageEquality;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.intent.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A value that a person expects of a call, compared with what the clusters make of it: literals as
 * the language compares them ({@code 1} is {@code 1.0}, {@code "a"} is {@code 'a'}), everything
 * else as text in which white space does not matter.
 */
public final class ExpectedOutcome {
  private final LanguageEquality equality;
  private final Settlement.ValueExpected expected;
  private final Optional<Value> literal;

  /**
   * @param language of the programs
   */
  public ExpectedOutcome(Settlement.ValueExpected expected, Language language) {
    this.equality = LanguageEquality.exact(language);
    this.expected = expected;
    this.literal = LiteralText.read(expected.value());
  }

  /** Whether that outcome, a short text, is what is expected. */
  public boolean is(String outcome) {
    Optional<Value> value = LiteralText.read(outcome);
    if (literal.isPresent() && value.isPresent()) {
      return equality.equal(literal.get(), value.get());
    }
    return normalised(outcome).equals(normalised(expected.value()));
  }

  /** The ids of the clusters with the expected outcome, in the order given. */
  public List<String> clusters(Observation observation, List<Cluster> clusters) {
    List<InputFacts> asked =
        observation.inputs().stream()
            .filter(input -> input.call().equals(expected.call()))
            .toList();
    return clusters.stream()
        .filter(cluster ->
            asked.stream()
                .flatMap(input -> ClusterOutcome.of(observation, input, cluster).stream())
                .anyMatch(outcome -> is(outcome.outcome())))
        .map(Cluster::id)
        .toList();
  }

  /** {@code raises ValueError} is often written {@code ValueError}, or with other spaces. */
  private static String normalised(String text) {
    String tight = text.replaceAll("\\s+", "");
    return tight.toLowerCase(Locale.ROOT).startsWith("raises")
        ? tight.substring("raises".length())
        : tight;
  }
}
