package dev.weavergen.activities.panel.prompt;

import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.reasoning.Feedback;
import dev.weavergen.domain.reasoning.ProblemKind;
import dev.weavergen.workflows.panel.Prompt;
import dev.weavergen.workflows.reasoning.ImproveActivity.RepairOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a model is asked when a program is to be repaired, or when no reply held one: the task, the
 * program, what running it showed, what was tried. Everything that a model or a program wrote is
 * quoted and bounded; a completion model gets it as comments, before the beginning of the program.
 */
public final class RepairPrompts {
  private static final Pattern LINE = Pattern.compile("(?m)^ *line (\\d{1,6})\\b");
  private static final int PATTERNS_MAX = 5;
  private static final int TRACE_LINE_CHARS_MAX = 200;

  private final Template system = Template.named("improve-system.txt");
  private final Template againSystem = Template.named("improve-again-system.txt");
  private final Template user = Template.named("improve-user.txt");
  private final Template completion = Template.named("improve-completion.txt");

  /**
   * The question. A completion model's program is {@link Prompts#begun} followed by its reply.
   *
   * @param program the source that is to be repaired; empty when there is none
   */
  public Prompt ask(
      PromptStyle style, ParsedIntent intent, Optional<String> program, RepairOrder order) {
    Map<String, String> values = values(intent, program, order);
    return switch (style) {
      case CHAT ->
          new Prompt(
              (program.isPresent() ? system : againSystem).fill(values), user.fill(values), "");
      case COMPLETION ->
          new Prompt(
              "",
              Prompts.comment(intent, completion.fill(values)) + "\n" + Prompts.begun(intent),
              "");
    };
  }

  private static Map<String, String> values(
      ParsedIntent intent, Optional<String> program, RepairOrder order) {
    Map<String, String> values = new HashMap<>(Prompts.values(intent));
    String fence = Prompts.language(intent).wireName();
    values.put("program", program.map(source -> Quote.program(source, fence)).orElse(""));
    values.put("feedback", feedback(order.diagnosis().feedback(), program.orElse("")));
    values.put("reflections", listed(order.reflections()));
    values.put(
        "patterns",
        listed(order.patterns().subList(0, Math.min(PATTERNS_MAX, order.patterns().size()))));
    return values;
  }

  private static String feedback(List<Feedback> feedback, String program) {
    return feedback.stream().map(one -> shown(one, program)).collect(Collectors.joining("\n\n"));
  }

  private static String shown(Feedback feedback, String program) {
    List<String> parts = new ArrayList<>();
    parts.add(inWords(feedback.kind()));
    feedback.input().ifPresent(input -> parts.add("The input:\n" + Quote.text(input)));
    feedback.expected().ifPresent(value -> parts.add("What should come:\n" + Quote.text(value)));
    feedback.actual().ifPresent(value -> parts.add("What comes:\n" + Quote.text(value)));
    feedback
        .trace()
        .ifPresent(trace ->
            parts.add(
                "What it does on that input:\n"
                    + Quote.lines(
                        withSource(trace, program),
                        Feedback.TRACE_LINES_MAX,
                        TRACE_LINE_CHARS_MAX)));
    return String.join("\n", parts);
  }

  /** Lines of a trace that say {@code line N} show that line too, since nobody counts. */
  private static String withSource(String trace, String program) {
    List<String> lines = program.lines().toList();
    return LINE.matcher(trace)
        .replaceAll(place -> {
          int number = Integer.parseInt(place.group(1));
          return Matcher.quoteReplacement(
              number < 1 || number > lines.size()
                  ? place.group()
                  : place.group() + " [" + Quote.sourceLine(lines.get(number - 1)) + "]");
        });
  }

  private static String inWords(ProblemKind kind) {
    return switch (kind) {
      case NO_PROGRAM -> "The last reply held no program.";
      case COMPILE -> "The program does not compile.";
      case IMPORT -> "A module or package that the program imports is not there.";
      case NAME -> "The program uses a name that is not defined, or lacks what it is asked for.";
      case EXCEPTION -> "A call raises an error where a value is expected.";
      case TIMEOUT -> "A call takes too much time or memory.";
      case WRONG_VALUE -> "A call gives another value than the one expected.";
      case DISAGREEMENT ->
          "Other programs for the same task behave otherwise on this input. Who is right is not known: read the task again.";
      case COST -> "The program's computing time grows too fast with its input.";
    };
  }

  /** One block for all, a line for each. */
  private static String listed(List<String> lines) {
    return lines.isEmpty()
        ? ""
        : Quote.block(
            lines.stream()
                .map(line -> "- " + Quote.oneLine(line))
                .collect(Collectors.joining("\n")),
            "text");
  }
}
