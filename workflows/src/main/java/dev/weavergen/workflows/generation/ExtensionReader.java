package dev.weavergen.workflows.generation;

import dev.weavergen.domain.generation.Budget;
import dev.weavergen.domain.generation.Durations;
import dev.weavergen.domain.generation.InvalidRequestException;
import io.temporal.common.converter.RawValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what is added to a budget: {@code {"usd": 0.5, "tokens": 20000, "time": "2m"}}, at least
 * one of them and above 0. Whatever is wrong is an {@link InvalidRequestException} that names the
 * field, the value and what was expected.
 */
final class ExtensionReader {
  private static final String EXPECTED =
      "expected one JSON object such as {\"usd\": 0.5, \"tokens\": 20000, \"time\": \"2m\"}";
  private static final List<String> FIELDS = List.of("usd", "tokens", "time");

  private final Fields fields;
  private final Budget extended;

  private ExtensionReader(Fields fields, Budget extended) {
    this.fields = fields;
    this.extended = extended;
  }

  /**
   * Reads.
   *
   * @param extended the budget of the generation; what it does not limit cannot be extended
   */
  static Budget read(@Nullable RawValue more, Budget extended) {
    String json = RequestInput.text("extension", EXPECTED, more);
    if (RequestJson.parse(json) instanceof ObjectNode object) {
      return new ExtensionReader(Fields.of("", object, FIELDS), extended).read();
    }
    throw new InvalidRequestException("extension", EXPECTED);
  }

  private Budget read() {
    Budget more = new Budget(usd(), tokens(), time(), Optional.empty());
    if (more.usd().isEmpty() && more.tokens().isEmpty() && more.time().isEmpty()) {
      throw new InvalidRequestException("extension", "adds nothing; " + EXPECTED);
    }
    return more;
  }

  private Optional<Double> usd() {
    String expected = "US dollars, a number above 0";
    Optional<Double> usd = BudgetReader.usd(fields, expected);
    usd.ifPresent(value -> require("usd", value > 0, "0", expected));
    usd.ifPresent(_ -> requireLimit("usd"));
    return usd;
  }

  private OptionalLong tokens() {
    String expected = "a whole number of tokens above 0";
    OptionalLong tokens = BudgetReader.tokens(fields, expected);
    if (tokens.isPresent()) {
      require("tokens", tokens.getAsLong() > 0, "0", expected);
      requireLimit("tokens");
    }
    return tokens;
  }

  private Optional<Duration> time() {
    Optional<Duration> time = fields.text("time").map(value -> Durations.parse("time", value));
    time.ifPresent(_ -> requireLimit("time"));
    return time;
  }

  private static void require(String field, boolean holds, String found, String expected) {
    if (!holds) {
      throw new InvalidRequestException(field, "expected " + expected + ", found " + found);
    }
  }

  private void requireLimit(String field) {
    if (!limits(extended, field)) {
      throw new InvalidRequestException(
          field,
          "is not limited by this generation's budget; expected "
              + String.join(
                  " or ", FIELDS.stream().filter(known -> limits(extended, known)).toList()));
    }
  }

  /** Whether the generation, or the repairs of one of its programs, may spend only so much. */
  static boolean limits(Budget budget, String field) {
    return limitsItself(budget, field)
        || budget.lineage().filter(lineage -> limitsItself(lineage, field)).isPresent();
  }

  private static boolean limitsItself(Budget budget, String field) {
    return switch (field) {
      case "usd" -> budget.usd().isPresent();
      case "tokens" -> budget.tokens().isPresent();
      default -> budget.time().isPresent();
    };
  }
}
