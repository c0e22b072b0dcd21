package dev.weavergen.cli.command;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a result in JSON says of the evidence, in words for a terminal. */
final class EvidenceWords {
  static final String NONE = "–";

  private static final String LOADED = "loaded";
  private static final int LINE_CHARS_MAX = 160;
  private static final int PARAGRAPH_CHARS_MAX = 480;

  private EvidenceWords() {}

  /** How many examples a candidate passes, for example {@code 2/3}. */
  static String examples(JsonNode candidate) {
    return share(candidate.path("evidence"), "examples");
  }

  /** How many generated tests a candidate passes. */
  static String tests(JsonNode candidate) {
    return share(candidate.path("evidence"), "tests");
  }

  private static String share(JsonNode evidence, String checks) {
    int total = evidence.path(checks + "Total").asInt(0);
    JsonNode passed = evidence.path(checks + "Passed");
    return total == 0 || passed.isMissingNode() ? NONE : passed.asInt() + "/" + total;
  }

  /** The cluster of candidates that behave like this one. */
  static String behaviour(JsonNode candidate) {
    return candidate.path("evidence").path("cluster").asString(NONE);
  }

  /** Why there is no program, else the first thing that speaks against it. */
  static String problem(JsonNode candidate) {
    JsonNode evidence = candidate.path("evidence");
    if (candidate.has("error")) {
      return line(candidate.path("error").asString());
    }
    if (evidence.has("problem")) {
      return line("does not compile: " + evidence.path("problem").asString());
    }
    String load = evidence.path("load").asString(LOADED);
    return load.equals(LOADED) ? failure(evidence) : line(load);
  }

  private static String failure(JsonNode evidence) {
    return evidence.path("failures").isEmpty()
        ? ""
        : line("fails " + evidence.path("failures").path(0).asString());
  }

  /** How the candidates of a generation were looked at. */
  static String looked(JsonNode generation) {
    Optional<String> tier = generation.path("evidence").path("tier").asStringOpt();
    return tier.map(name -> "executed in the sandbox, tier " + name).orElse("not executed");
  }

  /** A text on one line of bounded length. */
  static String line(String text) {
    return bounded(text, LINE_CHARS_MAX);
  }

  /** On a few lines of a terminal. */
  static String paragraph(String text) {
    return bounded(text, PARAGRAPH_CHARS_MAX);
  }

  private static String bounded(String text, int most) {
    String flat = text.replaceAll("\\s+", " ").strip();
    if (flat.length() <= most) {
      return flat;
    }
    int end = Character.isHighSurrogate(flat.charAt(most - 1)) ? most - 1 : most;
    return flat.substring(0, end) + "…";
  }
}
