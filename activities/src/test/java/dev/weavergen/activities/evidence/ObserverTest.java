package dev.weavergen.activities.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.sandbox.LanguageSandbox;
import dev.weavergen.activities.sandbox.LazySandbox;
import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.SandboxUnavailableException;
import dev.weavergen.activities.sandbox.jvm.JvmSandbox;
import dev.weavergen.activities.sandbox.jvm.JvmSettings;
import dev.weavergen.activities.sandbox.python.PythonReader;
import dev.weavergen.activities.sandbox.python.PythonSandbox;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.Origin;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.IntentParser;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import dev.weavergen.workflows.payload.Json;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ObserverTest {
  private static final String INTENT =
      """
      def largest(numbers: list[int]) -> int:
          \"\"\"The largest number; 0 when there is none.
          >>> largest([3, 1, 2])
          3
          >>> largest([])
          0
          \"\"\"
      """;
  private static final String RIGHT = "def largest(numbers):\n    return max(numbers, default=0)\n";
  private static final String RIGHT_TOO =
      "def largest(numbers):\n    return sorted(numbers)[-1] if numbers else 0\n";
  private static final String RAISES_ON_EMPTY = "def largest(numbers):\n    return max(numbers)\n";
  private static final String NO_PYTHON = "def largest(numbers):\n    return max(numbers\n";
  private static final String ENDLESS = "def largest(numbers):\n    while True:\n        pass\n";
  private static final long PAYLOAD_BYTES_MAX = 128 * 1024;

  private static PythonSandbox sandbox;
  private static PythonReader reader;

  @BeforeAll
  static void start() {
    sandbox = new PythonSandbox(SandboxSettings.standard());
    reader = new PythonReader(SandboxSettings.standard());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
    reader.close();
  }

  @Test
  void observe_candidates_tellsRightFromWrongByExamples() {
    Observation seen = observe(List.of(), RIGHT, RIGHT_TOO, RAISES_ON_EMPTY, NO_PYTHON);

    assertThat(seen.notExecuted()).isEmpty();
    assertThat(seen.tier()).contains(sandbox.tier());
    assertThat(seen.candidates())
        .extracting(CandidateFacts::verdicts)
        .containsExactly("++", "++", "+-", "--");
    assertThat(seen.candidates())
        .extracting(CandidateFacts::examplesPassed)
        .containsExactly(2, 2, 1, 0);
    CandidateFacts raising = seen.candidates().get(2);
    assertThat(raising.failures())
        .singleElement()
        .satisfies(failure -> {
          assertThat(failure.call()).isEqualTo("largest([])");
          assertThat(failure.expected()).isEqualTo("0");
          assertThat(failure.actual()).isEqualTo("raises ValueError");
        });
    assertThat(seen.candidates().get(3).load().orElseThrow())
        .startsWith("does not compile: line 2");
    assertThat(seen.candidates().get(3).reading().orElseThrow().problem()).isPresent();
  }

  @Test
  void observe_candidates_groupsThemByBehaviour() {
    Observation seen = observe(List.of(), RIGHT, RAISES_ON_EMPTY, RIGHT_TOO, NO_PYTHON);

    assertThat(seen.clusters())
        .extracting(ClusterFacts::models)
        .containsExactly(List.of("m0", "m2"), List.of("m1"));
    assertThat(seen.of("m2").orElseThrow().cluster()).contains("c1");
    assertThat(seen.of("m3").orElseThrow().cluster()).isEmpty();
    assertThat(seen.agreement().orElseThrow().matrix().getFirst().get(2)).isEqualTo(1);
    assertThat(seen.agreement().orElseThrow().matrix().getFirst().get(1)).isLessThan(1);
    assertThat(seen.syntax().orElseThrow().models()).containsExactly("m0", "m1", "m2");
  }

  @Test
  void observe_inputs_areExamplesAndProbesWithTheOutcomeOfEachCandidate() {
    Observation seen = observe(List.of(), RIGHT, RAISES_ON_EMPTY);

    assertThat(seen.inputs()).hasSizeBetween(10, Limits.PROBE_INPUTS_MAX);
    assertThat(seen.inputs()).extracting(InputFacts::call).doesNotHaveDuplicates();
    InputFacts empty = seen.inputs().get(1);
    assertThat(empty.origin()).isEqualTo(Origin.EXAMPLE);
    assertThat(empty.outcomes()).containsExactly("0", "raises ValueError");
    assertThat(empty.byCandidate()).containsExactly(0, 1);
    assertThat(seen.inputs()).extracting(InputFacts::origin).contains(Origin.NEAR_PROBE);
  }

  @Test
  void observe_neitherTypesNorCallsKnown_areFoundByTrial() {
    ParsedIntent intent =
        new IntentParser()
            .parse(Intent.of("def shout(text):\n    \"\"\"The words in capitals.\"\"\"\n"));

    Observation seen =
        observer(sandbox)
            .observe(
                assignment(
                    intent,
                    List.of(),
                    "def shout(text):\n    return text.upper()\n",
                    "def shout(text):\n    return text.title()\n",
                    "def shout(text):\n    return ''.join(c.upper() for c in text)\n"));

    assertThat(seen.inputs()).hasSizeGreaterThan(5);
    assertThat(seen.clusters())
        .extracting(ClusterFacts::models)
        .containsExactly(List.of("m0", "m2"), List.of("m1"));
  }

  @Test
  void observe_nothingReturnsWhateverIsTried_noInputIsLeft() {
    ParsedIntent intent =
        new IntentParser().parse(Intent.of("def f(x):\n    \"\"\"Fails.\"\"\"\n"));

    Observation seen =
        observer(sandbox).observe(assignment(intent, List.of(), "def f(x):\n    raise OSError\n"));

    assertThat(seen.inputs()).isEmpty();
  }

  @Test
  void observe_again_isProbedWithTheSameInputs() {
    assertThat(observe(List.of(), RIGHT).inputs()).isEqualTo(observe(List.of(), RIGHT).inputs());
  }

  @Test
  void observe_generatedTests_countApartFromExamples() {
    Observation seen =
        observe(
            List.of(
                new GeneratedTest("tester", "assert largest([5]) == 5"),
                new GeneratedTest("tester", "assert largest([1, 2]) == 1"),
                new GeneratedTest("tester", "assert largest([4, 4]) in (4, 5)"),
                new GeneratedTest("tester", "this is no test")),
            RIGHT);

    CandidateFacts right = seen.candidates().getFirst();
    assertThat(right.verdicts()).startsWith("+++-+");
    assertThat(right.testsPassed()).isEqualTo(2);
    assertThat(right.testsTotal()).isEqualTo(4);
    assertThat(seen.checks().getLast().author()).contains("tester");
  }

  @Test
  void observe_manyTestsThatRunWhole_areBoundedAndAnEndlessCandidatePaysOnce() {
    List<GeneratedTest> tests =
        IntStream.range(0, 60)
            .mapToObj(
                i -> new GeneratedTest("tester", "for n in [" + i + "]: assert largest([n]) == n"))
            .toList();

    Observation seen = observe(tests, ENDLESS, RIGHT);

    assertThat(seen.candidates().getFirst().testsTotal()).isEqualTo(24);
    assertThat(seen.candidates().getFirst().testsPassed()).isZero();
    assertThat(seen.candidates().getLast().testsPassed()).isEqualTo(24);
  }

  @Test
  void observe_endlessCandidate_costsItsOwnLimitOnly() {
    Observation seen = observe(List.of(), ENDLESS, RIGHT);

    assertThat(seen.candidates().getFirst().failures().getFirst().actual())
        .isEqualTo("does not end");
    assertThat(seen.candidates().get(1).verdicts()).isEqualTo("++");
  }

  @Test
  void observe_candidateThatKeepsState_isSeenWithoutIt() {
    String remembers =
        """
        seen = []
        def largest(numbers):
            seen.extend(numbers)
            return max(seen, default=0)
        """;
    Observation seen = observe(List.of(), remembers, RIGHT);

    assertThat(seen.candidates().getFirst().verdicts()).isEqualTo("++");
    assertThat(seen.clusters())
        .singleElement()
        .extracting(ClusterFacts::models)
        .isEqualTo(List.of("m0", "m1"));
  }

  @Test
  void observe_growingInputs_measuresTheOrderOfGrowth() {
    String quadratic =
        """
        def largest(numbers):
            for number in numbers:
                if sum(number >= other for other in numbers) == len(numbers):
                    best = number
            return best if numbers else 0
        """;
    Observation seen = observe(List.of(), quadratic);

    assertThat(seen.candidates().getFirst().cost().orElseThrow().order()).isEqualTo("n²");
  }

  @Test
  void observe_nineHostileCandidates_fitsIntoAPayload() {
    String flood = "def largest(numbers):\n    return ['" + "x".repeat(200) + "'] * 1000\n";
    List<GeneratedTest> tests =
        IntStream.range(0, 200)
            .mapToObj(i ->
                new GeneratedTest(
                    "t" + i, "assert largest([" + i + "]) == '" + "y".repeat(300) + "'"))
            .toList();
    Observation seen =
        observe(tests, flood, flood + "# 2", flood, flood, flood, flood, flood, flood, flood);

    assertThat(Json.mapper().writeValueAsBytes(seen).length).isLessThan((int) PAYLOAD_BYTES_MAX);
  }

  @Test
  void observe_javaCandidates_areObservedAlike() {
    ParsedIntent intent =
        new IntentParser()
            .parse(
                new Intent(
                    "Write a Java method public static int twice(int n) that doubles n. "
                        + "For example twice(2) == 4 and twice(-3) == -6.",
                    Optional.of(Language.JAVA),
                    Optional.of("twice"),
                    List.of(),
                    Collections.emptySortedMap()));
    String right = "class A { public static int twice(int n) { return 2 * n; } }";
    String rightToo = "class B { public static int twice(int n) { return n + n; } }";
    String wrong = "class C { public static int twice(int n) { return n * n; } }";
    String broken = "class D { public static int twice(int n) { return n *; } }";
    try (JvmSandbox java = JvmSandbox.open(JvmSettings.ofThisMachine())) {
      Observation seen =
          new Observer(new Sandboxes(sandbox, java, reader))
              .observe(assignment(intent, List.of(), right, rightToo, wrong, broken));

      assertThat(seen.candidates())
          .extracting(CandidateFacts::verdicts)
          .containsExactly("++", "++", "+-", "--");
      assertThat(seen.clusters())
          .extracting(ClusterFacts::models)
          .containsExactly(List.of("m0", "m1"), List.of("m2"));
      assertThat(seen.candidates().get(2).failures().getFirst().actual()).isEqualTo("9");
      assertThat(seen.inputs()).extracting(InputFacts::origin).contains(Origin.FAR_PROBE);
    }
  }

  @Test
  void observe_noEntryPoint_loadsAndReadsOnly() {
    ParsedIntent intent = new IntentParser().parse(Intent.of("Write something nice in Python."));
    Observation seen =
        observer(sandbox)
            .observe(
                new Observer.Assignment(
                    intent,
                    List.of(
                        new Candidate("m", Program.of(Language.PYTHON, Optional.empty(), RIGHT))),
                    List.of(),
                    1));

    assertThat(seen.inputs()).isEmpty();
    assertThat(seen.candidates().getFirst().load()).contains("loaded");
  }

  @Test
  void observe_noTier_saysSoAndStillReads() {
    LanguageSandbox none =
        new LazySandbox(
            () -> {
              throw new SandboxUnavailableException("no tier works; install bubblewrap");
            },
            Clock.systemUTC());
    Observation seen = observer(none).observe(assignment(List.of(), RIGHT, NO_PYTHON));

    assertThat(seen.notExecuted()).contains("no tier works; install bubblewrap");
    assertThat(seen.candidates())
        .hasSize(2)
        .allSatisfy(facts -> {
          assertThat(facts.load()).isEmpty();
          assertThat(facts.verdicts()).isEmpty();
        });
    assertThat(seen.clusters()).isEmpty();
    assertThat(seen.candidates().getFirst().reading().orElseThrow().entry().orElseThrow().defined())
        .isTrue();
    assertThat(seen.candidates().getLast().reading().orElseThrow().problem().orElseThrow())
        .startsWith("line 2");
  }

  private static Observation observe(List<GeneratedTest> tests, String... sources) {
    return observer(sandbox).observe(assignment(tests, sources));
  }

  private static Observer observer(LanguageSandbox each) {
    return new Observer(new Sandboxes(each, each, reader));
  }

  private static Observer.Assignment assignment(List<GeneratedTest> tests, String... sources) {
    return assignment(new IntentParser().parse(Intent.of(INTENT)), tests, sources);
  }

  private static Observer.Assignment assignment(
      ParsedIntent intent, List<GeneratedTest> tests, String... sources) {
    Language language = intent.language().orElseThrow();
    List<Candidate> candidates =
        IntStream.range(0, sources.length)
            .mapToObj(
                i -> new Candidate("m" + i, Program.of(language, intent.entryPoint(), sources[i])))
            .toList();
    return new Observer.Assignment(intent, candidates, tests, 1);
  }
}
