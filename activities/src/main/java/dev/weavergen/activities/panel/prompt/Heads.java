package dev.weavergen.activities.panel.prompt;

import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.Parameter;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.intent.Signature;
import java.util.stream.Collectors;

/** The entry point's head in the syntax of its language. */
final class Heads {
  private Heads() {}

  /** The head for people; empty when the intent gives no signature. */
  static String shown(Language language, ParsedIntent intent) {
    return intent.signature().map(signature -> head(language, signature)).orElse("");
  }

  /** The beginning that a model goes on with; empty when not even the name is known. */
  static String begun(Language language, ParsedIntent intent) {
    return switch (language) {
      case PYTHON ->
          intent
              .signature()
              .map(signature -> head(language, signature) + ":\n")
              .or(() -> intent.entryPoint().map(name -> "def " + name + "("))
              .orElse("");
      case JAVA ->
          "final class Solution {\n"
              + intent
                  .signature()
                  .map(signature -> "  " + head(language, signature) + " {\n")
                  .orElse("");
    };
  }

  private static String head(Language language, Signature signature) {
    return switch (language) {
      case PYTHON ->
          "def "
              + signature.name()
              + "("
              + python(signature)
              + ")"
              + signature.returnType().map(type -> " -> " + type).orElse("");
      case JAVA ->
          "static "
              + signature.returnType().orElse("Object")
              + " "
              + signature.name()
              + "("
              + java(signature)
              + ")";
    };
  }

  private static String python(Signature signature) {
    return signature.parameters().stream()
        .map(parameter -> parameter.name() + parameter.type().map(type -> ": " + type).orElse(""))
        .collect(Collectors.joining(", "));
  }

  private static String java(Signature signature) {
    return signature.parameters().stream().map(Heads::java).collect(Collectors.joining(", "));
  }

  private static String java(Parameter parameter) {
    return parameter.type().orElse("Object") + " " + parameter.name();
  }
}
