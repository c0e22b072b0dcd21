package dev.weavergen.activities.evidence;

import dev.weavergen.activities.sandbox.LanguageSandbox;
import dev.weavergen.domain.candidate.CandidateExtractor;
import dev.weavergen.domain.candidate.Extraction;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.IntentParser;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.workflows.payload.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/**
 * A program that a real model wrote for a public benchmark, with the verdict that was recorded.
 *
 * @param task the row of the benchmark
 * @param row the row of the samples
 */
record RecordedProgram(JsonNode task, JsonNode row) {
  private static final Path DATA = Path.of("../../shared/data");

  /** All programs of a benchmark that have a verdict; skips the test where the data is not. */
  static List<RecordedProgram> judged(String benchmark) {
    Path folder = DATA.resolve(benchmark);
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "skipped: " + folder + " is not there; see ../shared/data");
    Map<String, JsonNode> tasks =
        rows(folder.resolve("tasks.jsonl"))
            .collect(
                Collectors.toMap(task -> task.path("task_id").asString(), Function.identity()));
    List<RecordedProgram> programs = new ArrayList<>();
    for (Path samples : files(folder.resolve("samples"))) {
      rows(samples)
          .filter(row -> row.path("passed").isBoolean())
          .forEach(row ->
              programs.add(
                  new RecordedProgram(
                      Objects.requireNonNull(tasks.get(row.path("task_id").asString())), row)));
    }
    return programs;
  }

  /**
   * By task, the first reply of each of these models; tasks that one of them lacks are left out.
   */
  static List<Map<String, RecordedProgram>> firstReplies(String benchmark, List<String> panel) {
    Map<String, Map<String, RecordedProgram>> byTask = new LinkedHashMap<>();
    List<RecordedProgram> all = judged(benchmark);
    for (String model : panel) {
      all.stream()
          .filter(program -> program.row().path("model").asString().equals(model))
          .forEach(program ->
              byTask
                  .computeIfAbsent(program.taskId(), _ -> new LinkedHashMap<>())
                  .putIfAbsent(model, program));
    }
    return byTask.values().stream().filter(replies -> replies.size() == panel.size()).toList();
  }

  /** The tests that a model wrote, by task. */
  static Map<String, List<String>> tests(String benchmark, String author) {
    return rows(DATA.resolve(benchmark).resolve("generated_tests").resolve(author + ".jsonl"))
        .collect(
            Collectors.toMap(
                row -> row.path("task_id").asString(),
                row -> row.path("tests").valueStream().map(JsonNode::asString).toList()));
  }

  /** By task and model, the repairs in the order of its calls; models without any are left out. */
  static Map<String, Map<String, List<String>>> repairs(String benchmark, List<String> models) {
    Map<String, Map<String, List<String>>> byTask = new LinkedHashMap<>();
    for (String model : models) {
      Path file = DATA.resolve(benchmark).resolve("repairs").resolve(model + ".jsonl");
      if (Files.exists(file)) {
        rows(file)
            .forEach(row ->
                byTask
                    .computeIfAbsent(row.path("task_id").asString(), _ -> new LinkedHashMap<>())
                    .put(
                        model,
                        row.path("iterations")
                            .valueStream()
                            .skip(1)
                            .map(each -> each.path("solution").asString())
                            .toList()));
      }
    }
    return byTask;
  }

  /** What a generation is asked: the task in words and its examples where they are apart. */
  Intent intent() {
    return task.path("intent").isString()
        ? new Intent(
            task.path("intent").asString(),
            Optional.of(Language.PYTHON),
            Optional.of(entryPoint()),
            task.path("examples").valueStream().map(JsonNode::asString).toList(),
            Collections.emptySortedMap())
        : Intent.of(prompt());
  }

  String solution() {
    return row.path("solution").asString();
  }

  String prompt() {
    return task.path("prompt").asString();
  }

  boolean passed() {
    return row.path("passed").booleanValue();
  }

  String taskId() {
    return task.path("task_id").asString();
  }

  /** The hidden test of its task. */
  AcceptanceRun acceptance(LanguageSandbox sandbox) {
    return AcceptanceRun.of(Language.PYTHON, entryPoint(), task.path("test").asString(), sandbox);
  }

  /** The text as it stands, the prompt's imports and helpers in front. */
  Program asItStands() {
    return Program.of(
        Language.PYTHON,
        Optional.of(entryPoint()),
        task.path("prompt").asString() + "\n" + row.path("solution").asString());
  }

  /** The program that a generation would take out of the same text. */
  Program completed() {
    Extraction extraction =
        new CandidateExtractor()
            .extract(
                row.path("solution").asString(),
                new IntentParser().parse(Intent.of(task.path("prompt").asString())));
    return extraction instanceof Extraction.Extracted extracted
        ? Program.of(Language.PYTHON, Optional.of(entryPoint()), extracted.program().source())
        : Program.of(Language.PYTHON, Optional.of(entryPoint()), "");
  }

  private String entryPoint() {
    return task.path("entry_point").asString();
  }

  @Override
  public String toString() {
    return row.path("task_id").asString()
        + " "
        + row.path("model").asString()
        + " sample "
        + row.path("sample").asInt()
        + " recorded as "
        + (passed() ? "passed" : "failed");
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<JsonNode> rows(Path file) {
    try {
      return Files.readAllLines(file).stream().map(line -> Json.mapper().readTree(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
