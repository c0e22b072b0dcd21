package dev.weavergen.workflows.generation;

import dev.weavergen.domain.consensus.dissent.Question;
import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.evidence.Notation;
import dev.weavergen.domain.generation.InvalidRequestException;
import io.temporal.common.converter.RawValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a person's answer to a question: {@code {"cluster": "c1"}} or {@code {"expected": "0"}}.
 * Whatever is wrong is an {@link InvalidRequestException} that names the field, the value and what
 * was expected.
 */
final class DecisionReader {
  private static final String EXPECTED =
      "expected one JSON object, {\"cluster\": \"c1\"} or {\"expected\": \"[1, 2]\"}";
  private static final List<String> FIELDS = List.of("cluster", "expected");

  private final Question question;

  private DecisionReader(Question question) {
    this.question = question;
  }

  static Settlement read(@Nullable RawValue decision, Question question) {
    String json = RequestInput.text("decision", EXPECTED, decision);
    if (RequestJson.parse(json) instanceof ObjectNode object) {
      return new DecisionReader(question).read(Fields.of("", object, FIELDS));
    }
    throw new InvalidRequestException("decision", EXPECTED);
  }

  private Settlement read(Fields fields) {
    Optional<String> cluster = fields.text("cluster");
    Optional<String> expected = fields.text("expected");
    if (cluster.isPresent() == expected.isPresent()) {
      throw new InvalidRequestException("decision", EXPECTED + ", not both");
    }
    return cluster.isPresent() ? chosen(cluster.get()) : value(expected.orElseThrow());
  }

  private Settlement chosen(String cluster) {
    if (!question.clusters().contains(cluster)) {
      throw new InvalidRequestException(
          "cluster",
          Found.quote(cluster)
              + " is none of the clusters; expected one of "
              + String.join(", ", question.clusters()));
    }
    return new Settlement.ClusterChosen(cluster);
  }

  private Settlement value(String expected) {
    String value = expected.strip();
    if (value.isEmpty() || value.length() > Notation.CHARS_MAX) {
      throw new InvalidRequestException(
          "expected",
          "has "
              + value.length()
              + " characters; expected the value of "
              + question.dissent().input()
              + " in 1 to "
              + Notation.CHARS_MAX
              + " characters");
    }
    return new Settlement.ValueExpected(question.dissent().input(), value);
  }
}
