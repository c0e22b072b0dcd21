package dev.weavergen.activities.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.generation.EvidenceOptions;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.IntentParser;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  private static final EvidenceOptions HIDING =
      new EvidenceOptions(List.of(), List.of(), true, false, Optional.empty(), 0);
  private static final GeneratedTest REPEATS = new GeneratedTest("a", "assert twice( 2 ) == 4");
  private static final GeneratedTest CONTRADICTS = new GeneratedTest("a", "assert twice(2) == 5");
  private static final GeneratedTest OWN = new GeneratedTest("a", "assert twice(3) == 6");
  private static final GeneratedTest OTHER = new GeneratedTest("a", "assert thrice(3) == 9");

  private final Observer.Assignment assignment =
      new Observer.Assignment(
          new IntentParser()
              .parse(Intent.of("Write a Python function twice(x), for example twice(2) == 4.")),
          List.of(
              new Candidate(
                  "a",
                  Program.of(
                      Language.PYTHON, Optional.of("twice"), "def twice(x):\n    return 2 * x\n"))),
          List.of(REPEATS, CONTRADICTS, OWN, OTHER),
          1);

  @Test
  void within_default_keepsExamplesAndTestsOfTheEntryPoint() {
    Observer.Assignment seen = assignment.within(EvidenceOptions.DEFAULT);

    assertThat(seen.intent().examples()).hasSize(1);
    assertThat(seen.tests()).containsExactly(REPEATS, CONTRADICTS, OWN);
  }

  @Test
  void within_hiddenExamples_dropsThemAndWhatCallsTheSame() {
    Observer.Assignment seen = assignment.within(HIDING);

    assertThat(seen.intent().examples()).isEmpty();
    assertThat(seen.intent().text()).isEqualTo(assignment.intent().text());
    assertThat(seen.tests()).containsExactly(OWN);
  }
}
