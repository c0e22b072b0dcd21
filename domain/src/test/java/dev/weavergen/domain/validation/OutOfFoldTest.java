package dev.weavergen.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.training.LearnedCases;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutOfFoldTest {
  private static final List<OutOfFold.Task> TASKS = tasks(LearnedCases.of(60, 1));

  @Test
  void section_manyTasks_hasEveryTierBesideTheSeedFormula() {
    PredictionSection section = OutOfFold.of(TASKS, 3).section();

    assertThat(section.tiers()).containsOnlyKeys("static", "agreement", "evidence");
    assertThat(section.coldStart()).containsOnlyKeys("static", "agreement", "evidence");
    assertThat(section.tiers().values())
        .allSatisfy(figures -> assertThat(figures.n()).isEqualTo(180));
    TierFigures evidence = Objects.requireNonNull(section.tiers().get("evidence"));
    assertThat(evidence.accuracy()).isGreaterThan(evidence.majority());
    assertThat(section.seedFormula()).isPresent();
    assertThat(section.answers().orElseThrow().n()).isEqualTo(60);
    assertThat(section.curve())
        .extracting(PredictionSection.CurveRow::tasks)
        .containsExactly(3, 10, 20, 40);
    assertThat(section.note()).isEmpty();
  }

  @Test
  void section_otherOrder_isTheSame() {
    assertThat(OutOfFold.of(TASKS.reversed(), 3).section())
        .isEqualTo(OutOfFold.of(TASKS, 3).section());
  }

  @Test
  void probabilities_ownLabels_changeNothing() {
    GenerationCase turned = turned(TASKS.getFirst().generation());
    List<OutOfFold.Task> others = TASKS.subList(1, TASKS.size());
    OutOfFold.Task lied = new OutOfFold.Task(TASKS.getFirst().taskId(), turned);

    String id = lied.taskId();
    assertThat(OutOfFold.of(with(lied, others), 3).probabilities().get(id))
        .isEqualTo(OutOfFold.of(TASKS, 3).probabilities().get(id));
  }

  @Test
  void probabilities_sameIntentInAnotherFold_teachesNothing() {
    List<GenerationCase> cases = LearnedCases.of(3, 1);
    OutOfFold.Task one = new OutOfFold.Task("a", cases.getFirst());
    OutOfFold.Task twin = new OutOfFold.Task("b", turned(cases.getFirst()));

    assertThat(OutOfFold.of(List.of(one, twin), 0).probabilities().get("a"))
        .isEqualTo(OutOfFold.of(List.of(one), 0).probabilities().get("a"));
  }

  @Test
  void section_nothingLabelled_saysSo() {
    PredictionSection section = OutOfFold.of(List.of(), 0).section();

    assertThat(section.tiers()).isEmpty();
    assertThat(section.curve()).isEmpty();
    assertThat(section.note().orElseThrow()).contains("no program has a label");
  }

  @Test
  void bySeedFormula_equalScores_takesTheFirstOfThePanel() {
    OutOfFold alone = OutOfFold.of(TASKS.subList(0, 1), 0);

    assertThat(alone.bySeedFormula().values()).containsExactly(0);
  }

  private static List<OutOfFold.Task> with(OutOfFold.Task one, List<OutOfFold.Task> others) {
    return IntStream.rangeClosed(0, others.size())
        .mapToObj(i -> i == 0 ? one : others.get(i - 1))
        .toList();
  }

  private static List<OutOfFold.Task> tasks(List<GenerationCase> cases) {
    return IntStream.range(0, cases.size())
        .mapToObj(i -> new OutOfFold.Task("T/" + i, cases.get(i)))
        .toList();
  }

  /** The same with every label turned round. */
  private static GenerationCase turned(GenerationCase generation) {
    return new GenerationCase(
        generation.group(),
        new LabelledGeneration(
            generation.generation().taskClass(),
            generation.generation().candidates().stream()
                .map(candidate ->
                    new LabelledGeneration.Candidate(
                        candidate.model(),
                        candidate.showing(),
                        candidate.tests(),
                        Optional.of(!candidate.passed().orElseThrow())))
                .toList()),
        generation.features(),
        generation.seeds(),
        generation.clusters(),
        generation.tier(),
        generation.answer(),
        generation.neighbours());
  }
}
