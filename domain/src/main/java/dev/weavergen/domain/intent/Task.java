package dev.weavergen.domain.intent;

import dev.weavergen.domain.intent.ExpressionReader.Reach;
import java.util.List;
import java.util.Optional;

/** What is known of an intent when its examples are read: everything but the examples. */
record Task(Language language, String entryPoint, Optional<Head> head, Vocabulary vocabulary) {
  static Task of(Language language, String entryPoint, Optional<Head> head) {
    return new Task(language, entryPoint, head, Vocabulary.of(language, entryPoint, head));
  }

  Pairing pairing(String source) {
    return new Pairing(source, language, entryPoint, vocabulary, head);
  }

  Conditions conditions(String source) {
    return new Conditions(pairing(source), language, entryPoint);
  }

  /** A value in prose: stops before words and comparisons. */
  Optional<Expression> value(String text, int at) {
    return ExpressionReader.read(text, at, language, Reach.VALUE, vocabulary::knows);
  }

  /** A whole expression of code, whatever its names. */
  Optional<Expression> condition(String text, int at) {
    return ExpressionReader.read(text, at, language, Reach.CONDITION, name -> true);
  }

  /** The parameters that a call must give, in order; empty when none are known. */
  List<Parameter> parameters() {
    return head.map(found -> found.signature().parameters()).orElse(List.of());
  }

  boolean mayOmit(Parameter parameter) {
    return parameter.name().startsWith("*")
        || head.filter(found -> found.optional().contains(parameter.name())).isPresent();
  }
}
