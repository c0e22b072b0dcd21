package dev.weavergen.activities.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.panel.protocol.Golden;
import dev.weavergen.activities.sandbox.wire.BrokenWireException;
import dev.weavergen.activities.sandbox.wire.Wire;
import dev.weavergen.domain.code.CodeReading;
import dev.weavergen.domain.evidence.Check;
import dev.weavergen.workflows.payload.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ObjectNode;

/** What the reading modules say, file by file; a new case is a new file. */
class ReadingModulesTest {
  private static final String ENTRY_COMMENT = "# entry: ";

  @Test
  void read_goldenPrograms_saysWhatTheFilesSay() throws BrokenWireException {
    List<Path> files = SourceFolder.files("golden/python/read");
    List<String> answers = answers("read", files.stream().map(SourceFolder::text).toList());
    for (int i = 0; i < files.size(); i++) {
      JsonNode answer = Wire.tree(answers.get(i));
      assertThat(ReadingJson.reading(answer).getClass().getSimpleName())
          .isEqualToIgnoringCase(answer.propertyNames().iterator().next());
      // Hashes differ between versions of the interpreter; tests of their own compare them.
      if (answer.path("facts") instanceof ObjectNode facts) {
        facts.remove("tree");
      }
      Golden.check(SourceFolder.beside(files.get(i), ".json"), pretty(answer));
    }
  }

  @Test
  void takeApart_goldenTests_saysWhatTheFilesSay() throws BrokenWireException {
    List<Path> files = SourceFolder.files("golden/python/take-apart");
    List<String> answers = answers("takeApart", files.stream().map(SourceFolder::text).toList());
    for (int i = 0; i < files.size(); i++) {
      JsonNode answer = Wire.tree(answers.get(i));
      List<Check> checks = CheckJson.checks(answer, "malformed");
      assertThat(checks).hasSameSizeAs(answer).doesNotContain(new Check.Contained("malformed"));
      Golden.check(SourceFolder.beside(files.get(i), ".json"), pretty(answer));
    }
  }

  @Test
  void arguments_goldenCalls_saysWhatTheFileSays() {
    List<String> calls = SourceFolder.text(Golden.folder("python/arguments.txt")).lines().toList();
    List<String> answers = answers("arguments", calls);
    String found =
        IntStream.range(0, calls.size())
            .mapToObj(i -> calls.get(i) + "  ->  " + answers.get(i) + "\n")
            .collect(Collectors.joining());
    Golden.check(Golden.folder("python/arguments.found.txt"), found);
  }

  @Test
  void read_programsThatDifferInNamingAlone_haveEqualTrees() {
    CodeReading.Facts first =
        facts(
            """
            import math as m
            def f(xs, k):
                \"""Doc.\"""
                total: int = 0
                for x in xs:
                    total += helper(x, k=k)
                return m.floor(max([t for t in range(total)], key=lambda e: -e))
            def helper(v, k):
                return v
            """);
    CodeReading.Facts second =
        facts(
            """
            import math
            def f(values: list, n) -> int:
                result = 0
                for result2 in values:
                    result += g(result2, q=n)
                return math.floor(max([n for n in range(result)], key=lambda n: -n))
            def g(w, q): return w
            """);
    assertThat(first.tree()).isEqualTo(second.tree());
    assertThat(first.tree().subtrees()).isSorted().hasSizeGreaterThan(20);
  }

  @Test
  void read_programsThatDifferInOneOperator_shareMostSubtrees() {
    List<Long> plus = facts("def f(a, b):\n    c = a * 2\n    return c + b\n").tree().subtrees();
    List<Long> minus = facts("def f(a, b):\n    c = a * 2\n    return c - b\n").tree().subtrees();
    assertThat(plus).isNotEqualTo(minus).containsAnyElementsOf(minus).hasSameSizeAs(minus);
  }

  @Test
  void read_anyProgramOfTheCorpus_isInvalidOrHasFacts() throws BrokenWireException {
    assertThat(readings("programs/python/broken")).noneMatch(CodeReading.Facts.class::isInstance);
    assertThat(readings("programs/python/valid")).allMatch(CodeReading.Facts.class::isInstance);
  }

  private static List<CodeReading> readings(String folder) throws BrokenWireException {
    List<String> sources = SourceFolder.files(folder).stream().map(SourceFolder::text).toList();
    assertThat(sources).hasSizeGreaterThan(45);
    List<CodeReading> readings = new ArrayList<>();
    for (String answer : answers("read", sources)) {
      readings.add(ReadingJson.reading(Wire.tree(answer)));
    }
    return readings;
  }

  private static CodeReading.Facts facts(String source) {
    try {
      return (CodeReading.Facts)
          ReadingJson.reading(Wire.tree(answers("read", List.of(source)).getFirst()));
    } catch (BrokenWireException broken) {
      throw new AssertionError(broken);
    }
  }

  private static List<String> answers(String operation, List<String> sources) {
    return PlainPython.answers(
        sources.stream().map(s -> new PlainPython.Call(operation, s, entry(s))).toList());
  }

  private static String entry(String source) {
    if (!source.startsWith(ENTRY_COMMENT)) {
      return "f";
    }
    return source.lines().findFirst().orElseThrow().substring(ENTRY_COMMENT.length());
  }

  private static String pretty(JsonNode json) {
    return Json.mapper().writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(json) + "\n";
  }
}
