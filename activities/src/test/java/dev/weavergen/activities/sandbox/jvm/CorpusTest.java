package dev.weavergen.activities.sandbox.jvm;

import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.program;
import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.code.CodeReading;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Load;
import dev.weavergen.domain.evidence.ProgramRun;
import dev.weavergen.domain.evidence.RunLimits;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Programs that are Java, and programs that nearly are: none of these is taken for one of those.
 */
class CorpusTest {
  private static final int PROGRAMS_MIN = 40;

  @Test
  void read_validPrograms_rejectsNone() throws Exception {
    Map<String, String> sources = sources("valid");

    assertThat(sources).hasSizeGreaterThanOrEqualTo(PROGRAMS_MIN);
    assertThat(readings(sources))
        .allSatisfy(
            (name, reading) -> assertThat(reading).as(name).isInstanceOf(CodeReading.Facts.class));
  }

  @Test
  void read_brokenPrograms_acceptsNone() throws Exception {
    Map<String, String> sources = sources("broken");

    assertThat(sources).hasSizeGreaterThanOrEqualTo(PROGRAMS_MIN);
    assertThat(readings(sources))
        .allSatisfy((name, reading) ->
            assertThat(reading)
                .as(name)
                .isInstanceOfSatisfying(
                    CodeReading.Invalid.class,
                    invalid -> assertThat(invalid.line()).as(name).isPositive()));
  }

  @Test
  void run_corpus_loadsExactlyTheValidPrograms() throws Exception {
    assertThat(loads(sources("valid")))
        .allSatisfy(load -> assertThat(load).isInstanceOf(Load.Loaded.class));
    assertThat(loads(sources("broken")))
        .allSatisfy(load -> assertThat(load).isInstanceOf(Load.SyntaxFailed.class));
  }

  private static List<Load> loads(Map<String, String> sources) {
    List<ProgramRun> runs =
        sources.values().stream()
            .map(source -> new ProgramRun(program("", source), List.of(), RunLimits.CANDIDATE))
            .toList();
    return sandbox().run(runs).stream().map(Execution::load).toList();
  }

  private static Map<String, CodeReading> readings(Map<String, String> sources) {
    List<CodeReading> read =
        sandbox().read(sources.values().stream().map(source -> program("f", source)).toList());
    Map<String, CodeReading> readings = new LinkedHashMap<>();
    int at = 0;
    for (String name : sources.keySet()) {
      readings.put(name, read.get(at++));
    }
    return readings;
  }

  private static Map<String, String> sources(String kind) throws IOException, URISyntaxException {
    Path folder =
        Path.of(
            Objects.requireNonNull(CorpusTest.class.getResource("/programs/java/" + kind)).toURI());
    Map<String, String> sources = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        sources.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return sources;
  }
}
