package dev.weavergen.memory.benchmark;

import dev.weavergen.memory.recordings.JsonLines.BrokenRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A task written as people write files. In source, comment lines are the fields:
 *
 * <pre>{@code
 * # intent: Add two numbers.          optional, several lines are one text
 * # entry point: add                  optional, else the last function before the test
 * # example: assert add(1, 2) == 3    optional, one a line
 * def add(a, b):
 *     """What is shown is the prompt."""
 * # test
 * assert add(2, 2) == 4
 * }</pre>
 *
 * In Markdown, headings of the second level are: {@code ## Entry point}, {@code ## Prompt}, {@code
 * ## Examples} and {@code ## Test}, each with its text or a fenced block; what stands before the
 * first of them, without the title, is the intent, and the prompt where there is none.
 */
final class TaskText {
  private static final Pattern PYTHON_HEAD =
      Pattern.compile("(?m)^(?:async )?def\\s+(\\w+)\\s*\\(");
  private static final Pattern JAVA_HEAD =
      Pattern.compile(
          "(?m)^\\s*(?!return\\b|new\\b|else\\b)[\\w<>\\[\\], ?]+\\s(\\w+)\\s*\\([^;]*\\{");
  private static final String FENCE = "```";

  private TaskText() {}

  /**
   * @param comment how a comment line begins
   */
  static ObjectNode source(String id, String text, String comment) throws BrokenRow {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    List<String> prompt = new ArrayList<>();
    List<String> lines = text.lines().toList();
    int line = 0;
    for (; line < lines.size() && !lines.get(line).strip().equals(comment + " test"); line++) {
      Optional<Map.Entry<String, String>> field = field(lines.get(line), comment);
      if (field.isPresent()) {
        fields
            .computeIfAbsent(field.get().getKey(), _ -> new ArrayList<>())
            .add(field.get().getValue());
      } else {
        prompt.add(lines.get(line));
      }
    }
    if (line >= lines.size()) {
      throw new BrokenRow(
          "has no line '%s test'; expected the prompt, that line, and the hidden test"
              .formatted(comment));
    }
    String shown = joined(prompt);
    List<String> names = fields.getOrDefault("entry point", List.of());
    return row(
        id,
        names.isEmpty() ? lastFunction(shown, comment) : names.getLast(),
        shown,
        Optional.of(String.join(" ", fields.getOrDefault("intent", List.of()))),
        fields.getOrDefault("example", List.of()),
        joined(lines.subList(line + 1, lines.size())));
  }

  static ObjectNode markdown(String id, String text) throws BrokenRow {
    Map<String, List<String>> sections = sections(text);
    String intent = joined(sections.getOrDefault("", List.of()));
    for (String needed : List.of("entry point", "test")) {
      if (!sections.containsKey(needed)) {
        throw new BrokenRow(
            "has no section '## %s'; expected the intent, '## Entry point', '## Test', and perhaps '## Prompt' and '## Examples'"
                .formatted(needed));
      }
    }
    List<String> prompt = block(sections.getOrDefault("prompt", List.of()));
    return row(
        id,
        joined(sections.getOrDefault("entry point", List.of())).replace("`", "").strip(),
        prompt.isEmpty() ? intent : joined(prompt),
        Optional.of(intent),
        block(sections.getOrDefault("examples", List.of())).stream()
            .filter(line -> !line.isBlank())
            .toList(),
        joined(block(sections.getOrDefault("test", List.of()))));
  }

  private static Optional<Map.Entry<String, String>> field(String line, String comment) {
    for (String name : List.of("intent", "entry point", "example")) {
      String start = comment + " " + name + ":";
      if (line.startsWith(start)) {
        return Optional.of(Map.entry(name, line.substring(start.length()).strip()));
      }
    }
    return Optional.empty();
  }

  private static String lastFunction(String source, String comment) throws BrokenRow {
    Pattern head = comment.equals("#") ? PYTHON_HEAD : JAVA_HEAD;
    return head.matcher(source)
        .results()
        .map(found -> found.group(1))
        .reduce((_, last) -> last)
        .orElseThrow(() ->
            new BrokenRow(
                "defines no function before its test; name it in a line '%s entry point: NAME'"
                    .formatted(comment)));
  }

  /** The lines under each heading of the second level, fenced blocks left whole. */
  private static Map<String, List<String>> sections(String text) {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    String section = "";
    boolean fenced = false;
    for (String line : text.lines().toList()) {
      fenced ^= line.startsWith(FENCE);
      if (!fenced && line.startsWith("## ")) {
        section = line.substring(3).strip().toLowerCase(Locale.ROOT);
        var _ = sections.computeIfAbsent(section, _ -> new ArrayList<>());
      } else if (fenced || !line.startsWith("# ")) {
        sections.computeIfAbsent(section, _ -> new ArrayList<>()).add(line);
      }
    }
    return sections;
  }

  /** What stands in the fenced blocks of a section; without any, the section. */
  private static List<String> block(List<String> section) {
    if (section.stream().noneMatch(line -> line.startsWith(FENCE))) {
      return section;
    }
    List<String> inside = new ArrayList<>();
    boolean fenced = false;
    for (String line : section) {
      if (line.startsWith(FENCE)) {
        fenced = !fenced;
      } else if (fenced) {
        inside.add(line);
      }
    }
    return inside;
  }

  private static String joined(List<String> lines) {
    return lines.stream().collect(Collectors.joining("\n")).strip() + "\n";
  }

  private static ObjectNode row(
      String id,
      String entryPoint,
      String prompt,
      Optional<String> intent,
      List<String> examples,
      String test) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("task_id", id);
    row.put("prompt", prompt);
    row.put("entry_point", entryPoint);
    intent
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> row.put("intent", text));
    var list = row.putArray("examples");
    examples.forEach(list::add);
    row.put("test", test);
    return row;
  }
}
