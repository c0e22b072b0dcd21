package dev.weavergen.domain.intent;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the language that an intent asks for, from the words and the code in it.
 *
 * <p>A language that is asked for ("in Java", "a Python function") outweighs one that is only
 * mentioned; two of a kind cancel each other out. What is quoted says nothing: {@code f("Python is
 * fun")} asks for no Python.
 */
final class LanguageReader {
  private static final Pattern FENCE =
      Pattern.compile(
          "^[ \\t]*+```[ \\t]*+(python|python3|py|java)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final Pattern QUOTED =
      Pattern.compile("\"[^\"\\n]*+\"|(?<!\\w)'[^'\\n]*+'(?!\\w)");
  private static final Pattern SHELL = Pattern.compile("^[ \\t]*+>>> ", Pattern.MULTILINE);
  private static final Pattern PYTHON_TEST =
      Pattern.compile("^[ \\t]*+assert [^\\n;]*+$", Pattern.MULTILINE);

  private LanguageReader() {}

  private enum Weight {
    ASKED_FOR(
        "\\b(?:in|into|to|using|with)\\s++%1$s\\b(?!\\s?script)|\\b%1$s\\s++(?:\\d[\\d.]*+\\s++)?(?:3 )?(?:function|method|program|script|code|class|solution|module|implementation|snippet|routine|one-liner|lambda|generator)\\b"),
    MENTIONED("\\b%1$s\\b(?!\\s?script)");

    private final Pattern python;
    private final Pattern java;

    Weight(String words) {
      python = Pattern.compile(words.formatted("python[23]?"), Pattern.CASE_INSENSITIVE);
      java = Pattern.compile(words.formatted("java(?:\\d{1,2})?"), Pattern.CASE_INSENSITIVE);
    }

    /** The one language of the two that the text names with this weight. */
    Optional<Language> in(String text) {
      boolean hasPython = python.matcher(text).find();
      boolean hasJava = java.matcher(text).find();
      if (hasPython == hasJava) {
        return Optional.empty();
      }
      return Optional.of(hasPython ? Language.PYTHON : Language.JAVA);
    }
  }

  /** The language of the text's words, else of its fences, else of its examples. */
  static Optional<Language> read(String text, List<String> examples) {
    Optional<Language> code = code(text);
    if (code.isPresent()) {
      return code;
    }
    String prose = QUOTED.matcher(text).replaceAll(" ");
    return Weight.ASKED_FOR
        .in(prose)
        .or(() -> Weight.MENTIONED.in(prose))
        .or(() -> fence(text))
        .or(() -> tests(text + "\n" + String.join("\n", examples)));
  }

  private static Optional<Language> code(String text) {
    boolean python = PythonHead.isIn(text);
    boolean java = JavaHead.isIn(text);
    if (python == java) {
      return Optional.empty();
    }
    return Optional.of(python ? Language.PYTHON : Language.JAVA);
  }

  private static Optional<Language> fence(String text) {
    Matcher fence = FENCE.matcher(text);
    if (!fence.find()) {
      return Optional.empty();
    }
    return Optional.of(fence.group(1).equalsIgnoreCase("java") ? Language.JAVA : Language.PYTHON);
  }

  /** Python's shell, and its assert with a comparison in it and no semicolon behind it. */
  private static Optional<Language> tests(String text) {
    boolean shell = SHELL.matcher(text).find();
    Matcher test = PYTHON_TEST.matcher(text);
    boolean asserts = false;
    while (!asserts && test.find()) {
      asserts = isPythonTest(text, test.start());
    }
    return shell || asserts ? Optional.of(Language.PYTHON) : Optional.empty();
  }

  private static boolean isPythonTest(String text, int line) {
    int start = text.indexOf("assert", line) + "assert".length();
    return ExpressionReader.read(
            text, start, Language.PYTHON, ExpressionReader.Reach.CONDITION, name -> true)
        .filter(condition -> condition.hasOutermost("=="))
        .filter(condition -> !condition.calledNames().isEmpty())
        .isPresent();
  }
}
