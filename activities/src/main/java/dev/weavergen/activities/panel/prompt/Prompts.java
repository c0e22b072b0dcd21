package dev.weavergen.activities.panel.prompt;

import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.domain.intent.Example;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.intent.Skeleton;
import dev.weavergen.workflows.panel.Prompt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a model is asked for an intent. A chat model is asked for one fenced block with the whole
 * program, a line {@code Confidence:} and a line {@code Reasoning:}. A completion model is given
 * the beginning of the program: the whole program is {@link Prompt#user()} followed by its reply.
 */
public final class Prompts {
  /** What is written when neither the user nor the intent names a language. */
  public static final Language LANGUAGE_DEFAULT = Language.PYTHON;

  /** What a completion model's judgement is given to begin with. */
  public static final String ANSWER = "Answer:";

  /** What a completion model's input sketch is given to begin with. */
  public static final String BRACE = "{";

  private static final Template COMPLETION = Template.named("completion.txt");

  private final Template mergeSystem = Template.named("merge-system.txt");
  private final Template mergeUser = Template.named("merge-user.txt");
  private final Template sketchSystem = Template.named("sketch-system.txt");
  private final Template judgeSystem = Template.named("judge-system.txt");
  private final Template judgeUser = Template.named("judge-user.txt");
  private final Template chatSystem = Template.named("chat-system.txt");
  private final Template chatUser = Template.named("chat-user.txt");
  private final Template testsSystem = Template.named("tests-system.txt");

  /**
   * The question for a model of that style.
   *
   * @param task id of the benchmark task, empty outside of benchmarks
   */
  public Prompt ask(PromptStyle style, ParsedIntent intent, String task) {
    return switch (style) {
      case CHAT -> {
        Map<String, String> values = values(intent);
        yield new Prompt(chatSystem.fill(values), chatUser.fill(values), task);
      }
      case COMPLETION -> new Prompt("", begun(intent), task);
    };
  }

  /**
   * The question for asserts. A completion model is given {@link #begunTest} as the end of its
   * text: the first assert is that followed by the reply.
   *
   * @param intent with an entry point
   */
  public Prompt askForTests(PromptStyle style, ParsedIntent intent) {
    return switch (style) {
      case CHAT -> {
        Map<String, String> values = values(intent);
        yield new Prompt(testsSystem.fill(values), chatUser.fill(values), "");
      }
      case COMPLETION -> new Prompt("", written(intent) + begunTest(intent), "");
    };
  }

  /**
   * The question which of two outcomes of a call is right; the reply has a line {@code Answer:}. A
   * completion model goes on behind {@link #ANSWER}.
   *
   * @param first what a program makes of the call, for example {@code returns 0}
   */
  public Prompt askToJudge(
      PromptStyle style, ParsedIntent intent, String call, String first, String second) {
    Map<String, String> values = new HashMap<>(values(intent));
    values.putAll(Map.of("call", call, "first", first, "second", second));
    String system = judgeSystem.fill(values);
    String user = judgeUser.fill(values);
    return switch (style) {
      case CHAT -> new Prompt(system, user, "");
      case COMPLETION -> new Prompt("", system + "\n\n" + user + "\n\n" + ANSWER, "");
    };
  }

  /**
   * The question for an input sketch. A completion model goes on behind {@link #BRACE}.
   *
   * @param intent with an entry point
   */
  public Prompt askForSketch(PromptStyle style, ParsedIntent intent) {
    Map<String, String> values = values(intent);
    String system = sketchSystem.fill(values);
    String user = chatUser.fill(values);
    return switch (style) {
      case CHAT -> new Prompt(system, user, "");
      case COMPLETION -> new Prompt("", system + "\n\n" + user + "\n\n" + BRACE, "");
    };
  }

  /**
   * The question for one program fused from several, for a chat model.
   *
   * @param programs sources that behave alike
   */
  public Prompt askToMerge(ParsedIntent intent, List<String> programs) {
    Map<String, String> values = new HashMap<>(values(intent));
    String fence = language(intent).wireName();
    values.put(
        "programs",
        programs.stream()
            .map(program -> "```" + fence + "\n" + program.strip() + "\n```")
            .collect(Collectors.joining("\n\n")));
    return new Prompt(mergeSystem.fill(values), mergeUser.fill(values), "");
  }

  /** How the asserts of a completion model begin. */
  public String begunTest(ParsedIntent intent) {
    return "assert " + intent.entryPoint().orElse("") + "(";
  }

  /** A program that is left empty, down to where its tests begin. */
  private static String written(ParsedIntent intent) {
    Optional<String> head =
        intent
            .skeleton()
            .map(Prompts::joined)
            .or(() ->
                intent
                    .signature()
                    .map(_ -> commented(intent) + Heads.begun(language(intent), intent)));
    String program =
        head.map(begun -> begun + (begun.endsWith("\n") ? "" : "\n") + emptied(intent))
            .orElseGet(() -> commented(intent));
    String mark = language(intent) == Language.JAVA ? "//" : "#";
    return program + "\n" + mark + " Tests of " + intent.entryPoint().orElse("") + "\n";
  }

  private static String emptied(ParsedIntent intent) {
    return language(intent) == Language.JAVA ? "    // left out\n  }\n}\n" : "    pass\n";
  }

  /** What a completion model goes on with, to write the program. */
  public static String begun(ParsedIntent intent) {
    return intent
        .skeleton()
        .map(Prompts::joined)
        .orElseGet(() -> commented(intent) + Heads.begun(language(intent), intent));
  }

  private static String joined(Skeleton skeleton) {
    boolean apart = skeleton.prelude().isEmpty() || skeleton.prelude().endsWith("\n");
    return skeleton.prelude() + (apart ? "" : "\n") + skeleton.head();
  }

  private static String commented(ParsedIntent intent) {
    return comment(intent, COMPLETION.fill(values(intent)));
  }

  /** A comment line for every line, so that no text can end the comment. */
  static String comment(ParsedIntent intent, String text) {
    String mark = language(intent) == Language.JAVA ? "//" : "#";
    return text.lines()
        .map(line -> line.isBlank() ? mark + "\n" : mark + " " + line + "\n")
        .collect(Collectors.joining());
  }

  static Map<String, String> values(ParsedIntent intent) {
    Language language = language(intent);
    return Map.of(
        "language", language == Language.JAVA ? "Java" : "Python",
        "fence", language.wireName(),
        "intent", intent.text().strip().replaceAll("\\R", "\n"),
        "entryPoint", intent.entryPoint().orElse(""),
        "kind", language == Language.JAVA ? "static method" : "function",
        "head", Heads.shown(language, intent),
        "examples", examples(intent),
        "constraints", listed(intent.constraints()),
        "context",
            listed(
                intent.context().entrySet().stream()
                    .map(fact -> fact.getKey() + ": " + fact.getValue())
                    .toList()),
        "assertForm", assertForm(language, intent.entryPoint().orElse("")));
  }

  private static String assertForm(Language language, String entryPoint) {
    return language == Language.JAVA
        ? "assertEquals((expected value), " + entryPoint + "((arguments)));"
        : "assert " + entryPoint + "((arguments)) == (expected value)";
  }

  /** Those that the intent's own text does not show. */
  private static String examples(ParsedIntent intent) {
    return intent.examples().stream()
        .filter(example -> !intent.text().contains(example.call()))
        .map(Prompts::shown)
        .collect(Collectors.joining("\n"));
  }

  private static String shown(Example example) {
    return example.call() + " == " + example.expected();
  }

  private static String listed(List<String> items) {
    return items.stream().map(item -> "- " + item).collect(Collectors.joining("\n"));
  }

  static Language language(ParsedIntent intent) {
    return intent.language().orElse(LANGUAGE_DEFAULT);
  }
}
