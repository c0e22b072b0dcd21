package dev.weavergen.domain.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parser on the prompts of public benchmarks, which lie beside the project where they can be
 * had.
 */
class BenchmarkIntentsTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final IntentParser parser = new IntentParser();

  @Test
  void humanEvalPrompts_giveEveryEntryPointAndTheUsableExamples() {
    List<JsonNode> tasks = tasks("humaneval/tasks.jsonl");

    assertThat(tasks).hasSize(82).allSatisfy(task -> hasEntryPoint(task, prompt(task)));
    assertThat(tasks)
        .filteredOn(task -> parser.parse(prompt(task)).examples().isEmpty())
        .extracting(task -> task.get("task_id").asString())
        .containsExactly("HumanEval/38", "HumanEval/50", "HumanEval/80", "HumanEval/160");
    assertThat(tasks.stream().mapToInt(task -> parser.parse(prompt(task)).examples().size()).sum())
        .isEqualTo(241);
  }

  @Test
  void humanEvalPrompts_areSkeletonsAsAWhole() {
    assertThat(tasks("humaneval/tasks.jsonl"))
        .allSatisfy(task -> {
          ParsedIntent parsed = parser.parse(prompt(task));
          String whole = parsed.skeleton().map(s -> s.prelude() + s.head()).orElse("");
          assertThat(whole.strip()).isEqualTo(parsed.text().strip());
          assertThat(parsed.language()).contains(Language.PYTHON);
        });
  }

  @Test
  void mbppPrompts_giveEveryEntryPointAndItsExample() {
    assertThat(tasks("mbpp/tasks.jsonl"))
        .hasSize(333)
        .allSatisfy(task -> hasEntryPoint(task, prompt(task)))
        .allSatisfy(task -> assertThat(parser.parse(prompt(task)).examples()).hasSize(1));
  }

  @Test
  void mbppIntentsWithStatedExamples_giveEveryEntryPointAndItsExample() {
    assertThat(tasks("mbpp/tasks.jsonl"))
        .hasSize(333)
        .allSatisfy(task -> hasEntryPoint(task, withExamples(task)))
        .allSatisfy(task -> assertThat(parser.parse(withExamples(task)).examples()).hasSize(1));
  }

  private void hasEntryPoint(JsonNode task, Intent intent) {
    assertThat(parser.parse(intent).entryPoint())
        .as(task.get("task_id").asString())
        .contains(task.get("entry_point").asString());
  }

  private static Intent prompt(JsonNode task) {
    return Intent.of(task.get("prompt").asString());
  }

  private static Intent withExamples(JsonNode task) {
    List<String> examples = task.get("examples").valueStream().map(JsonNode::asString).toList();
    return new Intent(
        task.get("intent").asString(),
        Optional.empty(),
        Optional.empty(),
        examples,
        new TreeMap<>());
  }

  private static List<JsonNode> tasks(String path) {
    Optional<Path> file = find(path);
    assumeTrue(
        file.isPresent(), "skipped: shared/data/" + path + " lies in no folder above this one");
    try (Stream<String> lines = Files.lines(file.orElseThrow())) {
      return lines.map(MAPPER::readTree).toList();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + path, e);
    }
  }

  private static Optional<Path> find(String path) {
    return Stream.iterate(
            Optional.of(Path.of("").toAbsolutePath()),
            Optional::isPresent,
            folder -> folder.map(Path::getParent))
        .flatMap(Optional::stream)
        .map(folder -> folder.resolve("shared").resolve("data").resolve(path))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
