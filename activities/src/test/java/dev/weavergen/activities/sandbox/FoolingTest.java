package dev.weavergen.activities.sandbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.sandbox.python.PythonSandbox;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Check;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.RunLimits;
import dev.weavergen.domain.intent.Language;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Candidates that try to pass a test that they should fail, in a test that runs whole. */
class FoolingTest {
  private static final PythonSandbox SANDBOX = new PythonSandbox(SandboxSettings.standard());

  private static final RunLimits BRIEF =
      new RunLimits(
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          RunLimits.CANDIDATE.memoryBytes(),
          RunLimits.CANDIDATE.outputBytes());

  private static final Check.Contained TEST =
      new Check.Contained(
          """
          def close(left, right):
              return abs(left - right) < 1e-6

          def check(candidate):
              for number in range(3):
                  value = candidate(number)
                  assert isinstance(value, int)
                  assert value == number * 7 + 3
                  assert not value != number * 7 + 3
                  assert close(value, number * 7 + 3) and all([value in {number * 7 + 3}])
                  assert len(str(value)) <= max(3, sum([1, 1])) and sorted([value, 100])[1] == 100
                  assert hash(value) == hash(number * 7 + 3)

          check(attack)
          """);

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  static List<Path> programs() throws IOException, URISyntaxException {
    Path folder =
        Path.of(requireNonNull(FoolingTest.class.getResource("/attacks/fooling")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void fooling_wrongCandidate_doesNotPass(Path file) throws IOException {
    assertThat(outcome(Files.readString(file))).isNotInstanceOf(Outcome.Returned.class);
    assertThat(outcome("def attack(number):\n    return number * 7 + 3\n"))
        .isInstanceOf(Outcome.Returned.class);
  }

  @Test
  void hostileTest_benignCandidate_endsLikeAnyProgram() {
    Program program = program("def attack(number):\n    return 1\n");
    for (String source :
        List.of(
            "import os\nos._exit(0)\n", "while True:\n    pass\n", "import sys\nsys.exit(0)\n")) {
      assertThat(SANDBOX.runContained(program, new Check.Contained(source), BRIEF))
          .isNotInstanceOf(Outcome.Returned.class);
    }
  }

  private static Outcome outcome(String source) {
    return SANDBOX.runContained(program(source), TEST, BRIEF);
  }

  private static Program program(String source) {
    return Program.of(Language.PYTHON, Optional.of("attack"), source);
  }
}
