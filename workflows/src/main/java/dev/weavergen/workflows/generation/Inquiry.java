package dev.weavergen.workflows.generation;

import dev.weavergen.domain.consensus.dissent.Question;
import dev.weavergen.domain.consensus.dissent.Settlement;
import io.temporal.common.converter.RawValue;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts one question to a person and waits for the answer, but not for ever. */
final class Inquiry {
  private Optional<Question> open = Optional.empty();
  private Optional<Settlement> settlement = Optional.empty();

  /**
   * Opens the question; answers are taken from now on.
   *
   * @return itself
   */
  Inquiry ask(Question question) {
    open = Optional.of(question);
    return this;
  }

  /**
   * Waits for the answer and closes the question.
   *
   * @return empty when nobody answered in time
   */
  Optional<Settlement> await(Duration atMost) {
    try {
      var _ = BoundedWait.until(atMost, "a person's decision", () -> settlement.isPresent());
    } finally {
      open = Optional.empty();
    }
    return settlement;
  }

  /** The question in plain words, while it is open. */
  Optional<String> words() {
    return open.map(Question::inWords);
  }

  /** Refuses an answer that is wrong, or that nobody waits for. */
  void validate(@Nullable RawValue decision) {
    var _ = DecisionReader.read(decision, question());
  }

  void settle(@Nullable RawValue decision) {
    settlement = Optional.of(DecisionReader.read(decision, question()));
  }

  private Question question() {
    if (settlement.isPresent()) {
      throw new IllegalStateException("the generation has been decided already");
    }
    return open.orElseThrow(
        () -> new IllegalStateException("the generation asks nothing; it decides by itself"));
  }
}
