package dev.weavergen.memory.benchmark;

import dev.weavergen.domain.Limits;
import dev.weavergen.memory.recordings.Fields;
import dev.weavergen.memory.recordings.JsonLines.BrokenRow;
import dev.weavergen.workflows.benchmarks.BenchmarkTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A task of EvalPlus (Liu et al. 2023), which extends HumanEval and MBPP by many inputs without
 * expected values. The hidden test made of it carries the inputs and the reference solution, and
 * computes what is expected when it runs, so nothing has to be run to import a file.
 */
final class ExtendedForm {
  private static final String FORM =
      "{\"task_id\": text, \"prompt\": text, \"entry_point\": text, \"canonical_solution\": text, \"base_input\": [[…]], \"plus_input\": [[…]], \"atol\"?: number}";
  private static final String TEMPLATE = template();
  private static final String DATA_MARK = "\"@DATA@\"";
  private static final String QUOTES = "\"\"\"";

  /** ASCII only, so that one more quoting makes a Python literal of it. */
  private static final JsonMapper ASCII =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
          .build();

  private ExtendedForm() {}

  static TaskRow read(ObjectNode row) throws BrokenRow {
    Fields fields = new Fields(row, FORM);
    BenchmarkTask task = TaskForm.task(fields);
    String solution = fields.textIfAny("canonical_solution", Limits.SOURCE_BYTES_MAX).orElse("");
    if (solution.isBlank()) {
      throw fields.expected("'canonical_solution' is missing or blank");
    }
    ObjectNode data = ASCII.createObjectNode();
    data.put("task", task.taskId());
    data.put("name", task.entryPoint());
    data.put("reference", task.prompt() + "\n" + solution);
    data.put("atol", tolerance(fields));
    data.set("inputs", inputs(fields));
    String literal = ASCII.writeValueAsString(ASCII.writeValueAsString(data));
    return new TaskRow(visible(task), Optional.of(TEMPLATE.replace(DATA_MARK, literal)));
  }

  private static ArrayNode inputs(Fields fields) throws BrokenRow {
    ArrayNode all = ASCII.createArrayNode();
    for (String name : List.of("base_input", "plus_input")) {
      if (fields.row().get(name) instanceof ArrayNode inputs) {
        all.addAll(inputs);
      } else if (!fields.row().path(name).isMissingNode() && !emptyObject(fields, name)) {
        throw fields.expected("'" + name + "' is not a list");
      }
    }
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).isArray()) {
        throw fields.expected("an input is not a list of arguments");
      }
    }
    if (all.isEmpty()) {
      throw fields.expected("'base_input' and 'plus_input' are both empty");
    }
    return all;
  }

  /** How MBPP+ writes that there are no inputs. */
  private static boolean emptyObject(Fields fields, String name) {
    return fields.row().get(name) instanceof ObjectNode object && object.isEmpty();
  }

  private static double tolerance(Fields fields) throws BrokenRow {
    if (!fields.has("atol")) {
      return 0;
    }
    double tolerance = fields.row().path("atol").asDouble(-1);
    if (!(tolerance >= 0)) {
      throw fields.expected("'atol' is no number from 0");
    }
    return tolerance;
  }

  /** MBPP+ has words and an assert in one docstring; they are told apart. */
  private static BenchmarkTask visible(BenchmarkTask task) {
    String prompt = task.prompt().strip();
    boolean docstringOnly =
        prompt.startsWith(QUOTES)
            && prompt.indexOf(QUOTES, QUOTES.length()) == prompt.length() - QUOTES.length();
    if (task.intent().isPresent() || !docstringOnly) {
      return task;
    }
    List<String> lines =
        prompt
            .substring(QUOTES.length(), prompt.length() - QUOTES.length())
            .strip()
            .lines()
            .toList();
    List<String> examples =
        lines.stream()
            .filter(line -> line.startsWith("assert "))
            .limit(Limits.EXAMPLES_MAX)
            .toList();
    String words =
        String.join("\n", lines.stream().filter(line -> !line.startsWith("assert ")).toList());
    return words.isBlank()
        ? task
        : new BenchmarkTask(
            task.taskId(), task.prompt(), task.entryPoint(), Optional.of(words.strip()), examples);
  }

  private static String template() {
    try (InputStream stream =
        Objects.requireNonNull(ExtendedForm.class.getResourceAsStream("extended_test.py"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
