package dev.weavergen.activities.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.sandbox.LanguageSandbox;
import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.code.CodeReading;
import dev.weavergen.domain.intent.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No broken program passes for valid and no valid one for broken, in the sandbox itself. */
class ProgramCorpusTest {
  private static final int CORPUS_MIN = 45;

  @Test
  void read_brokenPrograms_areInvalid() {
    assertThat(misread("programs/python/broken", CodeReading.Invalid.class)).isEmpty();
  }

  @Test
  void read_validPrograms_haveFacts() {
    assertThat(misread("programs/python/valid", CodeReading.Facts.class)).isEmpty();
  }

  private static List<String> misread(String folder, Class<? extends CodeReading> expected) {
    List<Path> files = SourceFolder.files(folder);
    assertThat(files).hasSizeGreaterThanOrEqualTo(CORPUS_MIN);
    List<CodeReading> readings = read(files.stream().map(ProgramCorpusTest::program).toList());
    return IntStream.range(0, files.size())
        .filter(i -> !expected.isInstance(readings.get(i)))
        .mapToObj(i -> files.get(i).getFileName() + ": " + readings.get(i))
        .toList();
  }

  private static List<CodeReading> read(List<Program> programs) {
    try (PythonSandbox python = new PythonSandbox(SandboxSettings.standard())) {
      LanguageSandbox sandbox = python;
      return sandbox.read(programs);
    }
  }

  private static Program program(Path file) {
    return Program.of(Language.PYTHON, Optional.of("f"), SourceFolder.text(file));
  }
}
