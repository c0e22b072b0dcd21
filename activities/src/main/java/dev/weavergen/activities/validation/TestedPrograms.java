package dev.weavergen.activities.validation;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.intent.Skeleton;
import dev.weavergen.workflows.generation.Sources;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Programs made ready for a hidden test. A test may call helpers that only the prompt defines; then
 * they stand in front of a Python program, where whatever it defines itself replaces them. A Java
 * program that defined one of them again would not compile, so it stands alone.
 */
final class TestedPrograms {
  private static final Pattern DEFINED =
      Pattern.compile("^(?:def|class)\\s+(\\w+)", Pattern.MULTILINE);

  private final Sources sources;
  private final Language language;
  private final String entryPoint;
  private final String helpers;

  /**
   * @param test the hidden test
   */
  TestedPrograms(
      Sources sources, Language language, String entryPoint, ParsedIntent intent, String test) {
    this.sources = sources;
    this.language = language;
    this.entryPoint = entryPoint;
    this.helpers =
        intent
            .skeleton()
            .map(Skeleton::prelude)
            .filter(prelude -> language == Language.PYTHON && isUsed(prelude, test))
            .map(prelude -> prelude + "\n")
            .orElse("");
  }

  private static boolean isUsed(String prelude, String test) {
    return DEFINED
        .matcher(prelude)
        .results()
        .map(found -> Pattern.compile("\\b" + found.group(1) + "\\b"))
        .anyMatch(name -> name.matcher(test).find());
  }

  Program of(String sha256) {
    String source =
        sources
            .get(sha256)
            .orElseThrow(
                () -> new IllegalStateException("the program " + sha256 + " is not in the store"));
    return Program.of(language, Optional.of(entryPoint), helpers + source);
  }
}
