package dev.weavergen.domain.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.CheckFacts;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.Origin;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import dev.weavergen.domain.trackrecord.LabelledGeneration.TestTally;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class EvidenceConsensusTest {
  private static final double ROUNDING = 1e-12;
  private static final EvidenceConsensus RULE = new EvidenceConsensus();
  private static final int EXAMPLES = 2;

  /**
   * A candidate.
   *
   * @param outcome of the one input; candidates of equal outcome are a cluster; empty when it does
   *     not load
   * @param verdicts on two examples, then on tests
   */
  private record Made(String model, String outcome, String verdicts) {
    boolean runs() {
      return !outcome.isEmpty();
    }
  }

  private static Made made(String model, String outcome, String verdicts) {
    return new Made(model, outcome, verdicts);
  }

  private static Consensus choice(List<Made> panel) {
    return choice(panel, Electorate.unknown());
  }

  private static Consensus choice(List<Made> panel, Electorate electorate) {
    return RULE.agree(
        panel.stream()
            .map(made ->
                new Voter(
                    made.model(),
                    "def f(x): return " + made.outcome() + " # " + made.model().charAt(0),
                    Optional.empty(),
                    Optional.empty()))
            .toList(),
        observation(panel),
        electorate);
  }

  private static Observation observation(List<Made> panel) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    panel.stream()
        .filter(Made::runs)
        .forEach(made ->
            groups.computeIfAbsent(made.outcome(), _ -> new ArrayList<>()).add(made.model()));
    List<ClusterFacts> clusters =
        groups.entrySet().stream()
            .map(group ->
                new ClusterFacts(
                    "c" + group.getKey(),
                    group.getValue(),
                    Collections.min(group.getValue()),
                    group.getKey().equals("!")))
            .toList();
    int checks = panel.stream().mapToInt(made -> made.verdicts().length()).max().orElse(0);
    List<CheckFacts> facts = new ArrayList<>();
    for (int i = 0; i < checks; i++) {
      facts.add(
          new CheckFacts(
              i < EXAMPLES ? Optional.empty() : Optional.of(i % 2 == 0 ? "author" : "other"),
              "check " + i));
    }
    List<String> outcomes = List.copyOf(groups.keySet());
    return new Observation(
        Optional.empty(),
        Optional.of("L1"),
        facts,
        List.of(
            new InputFacts(
                "f(0)",
                Origin.EXAMPLE,
                outcomes,
                panel.stream().map(made -> outcomes.indexOf(made.outcome())).toList())),
        panel.stream().map(EvidenceConsensusTest::facts).toList(),
        clusters,
        Optional.empty(),
        Optional.empty());
  }

  private static CandidateFacts facts(Made made) {
    int examples = Math.min(EXAMPLES, made.verdicts().length());
    return new CandidateFacts(
        made.model(),
        Optional.of(made.runs() ? "loaded" : "raises"),
        made.verdicts(),
        passed(made.verdicts().substring(0, examples)),
        EXAMPLES,
        passed(made.verdicts().substring(examples)),
        made.verdicts().length() - examples,
        List.of(),
        Optional.empty(),
        1,
        1,
        Optional.empty(),
        Optional.empty());
  }

  private static int passed(String verdicts) {
    return (int) verdicts.chars().filter(verdict -> verdict == '+').count();
  }

  private static String chosen(List<Made> panel) {
    return choice(panel).chosen();
  }

  @Test
  void agree_majorityFailsAnExample_oneThatPassesIsChosen() {
    Consensus consensus =
        choice(List.of(made("a", "1", "+-"), made("b", "1", "+-"), made("c", "2", "++")));

    assertThat(consensus.chosen()).isEqualTo("c2");
    assertThat(consensus.agreement()).isEqualTo(1.0 / 3);
    assertThat(consensus.reasons().getFirst())
        .isEqualTo(
            "of 2 ways to behave this one is chosen by the examples: it passes 2 of 2, the next"
                + " best 1");
    assertThat(consensus.dissent())
        .containsExactly(new Dissent("f(0)", new LinkedHashMap<>(Map.of("c2", "2", "c1", "1"))));
  }

  @Test
  void agree_equalExamples_generatedTestsDecide() {
    assertThat(
            chosen(List.of(made("a", "1", "+++-"), made("b", "1", "+++-"), made("c", "2", "++++"))))
        .isEqualTo("c2");
  }

  @Test
  void agree_testThatNobodyPasses_isNotCounted() {
    Consensus consensus =
        choice(List.of(made("a", "1", "++-"), made("b", "1", "++-"), made("c", "2", "++-")));

    assertThat(consensus.chosen()).isEqualTo("c1");
    assertThat(consensus.chosenCluster().testsTotal()).isZero();
    assertThat(consensus.reasons())
        .contains("not counted: 1 generated test that no program passes");
  }

  @Test
  void agree_nobodyPassesTheExamples_saysThatItIsAGuess() {
    Consensus failing = choice(List.of(made("a", "1", "--"), made("b", "1", "--")));
    Consensus passing = choice(List.of(made("a", "1", "++"), made("b", "1", "++")));

    assertThat(failing.score()).isLessThan(.5).isLessThan(passing.score());
    assertThat(failing.reasons())
        .contains(
            "no program passes all examples: this is the best guess, unless an example is wrong");
  }

  @Test
  void agree_clusterThatRaises_isChosenOnlyWhenAllDo() {
    assertThat(chosen(List.of(made("a", "!", "--"), made("b", "!", "--"), made("c", "2", "--"))))
        .isEqualTo("c2");
    assertThat(chosen(List.of(made("a", "!", "--")))).isEqualTo("c!");
  }

  @Test
  void agree_nothingRun_wordingDecidesAndSaysSo() {
    Consensus consensus =
        RULE.agree(
            List.of(new Voter("a", "def f(): pass", Optional.empty(), Optional.empty())),
            Observation.none("no sandbox"),
            Electorate.unknown());

    assertThat(consensus.chosenCluster().models()).containsExactly("a");
    assertThat(consensus.reasons())
        .containsExactly("chosen by wording alone, since no program was run");
  }

  @RepeatedTest(60)
  void agree_anyPanelAndPast_keepsItsPromises(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Made> panel = panel(random);
    Electorate past = past(random);
    Consensus before = choice(panel, past);

    List<Made> shuffled = new ArrayList<>(panel);
    Collections.shuffle(shuffled, random);
    Consensus again = choice(shuffled, past);
    assertThat(again.chosen()).as("order").isEqualTo(before.chosen());
    assertThat(again.score()).isCloseTo(before.score(), within(ROUNDING));
    assertThat(again.chosenCluster().representative())
        .isEqualTo(before.chosenCluster().representative());

    Made copied = chosenMember(panel, before);
    for (String copy : List.of(copied.model() + "2", "nobody knows")) {
      List<Made> doubled = new ArrayList<>(panel);
      doubled.add(made(copy, copied.outcome(), copied.verdicts()));
      Consensus after = choice(doubled, past);
      assertThat(after.chosen()).as("a copy of the chosen").isEqualTo(before.chosen());
      assertThat(after.score()).isGreaterThanOrEqualTo(before.score() - ROUNDING);
    }

    List<Made> withFailing = new ArrayList<>(panel);
    withFailing.add(made("z", "", ""));
    assertThat(choice(withFailing, past).chosen()).as("one fails").isEqualTo(before.chosen());

    assertThat(before.clusters())
        .isSortedAccordingTo(Comparator.comparingDouble(Cluster::score).reversed());
    assertThat(before.clusters().stream().mapToDouble(Cluster::score).sum()).isBetween(0.0, 1.0);
  }

  @RepeatedTest(60)
  void agree_moreEvidenceForTheChosen_keepsIt(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Made> panel = panel(random);
    Electorate past = past(random);
    Made chosen = chosenMember(panel, choice(panel, past));

    for (int check = 0; check < chosen.verdicts().length(); check++) {
      String better =
          chosen.verdicts().substring(0, check) + "+" + chosen.verdicts().substring(check + 1);
      List<Made> passingMore =
          panel.stream()
              .map(made ->
                  made.outcome().equals(chosen.outcome())
                      ? made(made.model(), made.outcome(), better)
                      : made)
              .toList();
      assertThat(choice(passingMore, past).chosen())
          .as("check %d passed", check)
          .isEqualTo("c" + chosen.outcome());
    }
    for (Made joining : panel) {
      List<Made> joined =
          panel.stream()
              .map(made ->
                  made.equals(joining)
                      ? made(made.model(), chosen.outcome(), chosen.verdicts())
                      : made)
              .toList();
      assertThat(choice(joined, past).chosen())
          .as("joined by %s", joining.model())
          .isEqualTo("c" + chosen.outcome());
    }
  }

  private static Made chosenMember(List<Made> panel, Consensus consensus) {
    return panel.stream()
        .filter(made -> consensus.chosenCluster().models().contains(made.model()))
        .findFirst()
        .orElseThrow();
  }

  /** Without labels, with a few, and with enough to learn from; {@code a2} is a copy of a. */
  private static Electorate past(Random random) {
    int generations = List.of(0, 20, 80).get(random.nextInt(3));
    List<LabelledGeneration> history = new ArrayList<>();
    for (int i = 0; i < generations; i++) {
      history.add(
          new LabelledGeneration(
              "python",
              "abcdefghi"
                  .chars()
                  .mapToObj(model -> candidate(String.valueOf((char) model), random))
                  .toList()));
    }
    Map<String, String> models = new LinkedHashMap<>();
    "abcdefghi".chars().forEach(model -> models.put((char) model + "2", "" + (char) model));
    return new Electorate("python", models, TrackRecords.of(history));
  }

  private static LabelledGeneration.Candidate candidate(String model, Random random) {
    boolean right = random.nextInt(10) > model.charAt(0) - 'a';
    return new LabelledGeneration.Candidate(
        model,
        right ? Showing.EXAMPLES_PASSED : Showing.EXAMPLES_FAILED,
        List.of(
            new TestTally("author", right ? 2 + random.nextInt(2) : random.nextInt(3), 3),
            new TestTally("other", random.nextInt(3), 2)),
        Optional.of(right));
  }

  @Test
  void agree_recordsSpeakAgainstTheMajority_theBetterModelIsChosen() {
    List<LabelledGeneration> history = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      history.add(
          new LabelledGeneration(
              "python",
              List.of(known("a", i % 5 == 0), known("b", i % 5 == 0), known("c", i % 10 != 0))));
    }
    Electorate past = new Electorate("python", Map.of(), TrackRecords.of(history));

    Consensus consensus =
        choice(List.of(made("a", "1", "++"), made("b", "1", "++"), made("c", "2", "++")), past);

    assertThat(consensus.chosen()).isEqualTo("c2");
    assertThat(consensus.votes())
        .hasEntrySatisfying("c", vote -> assertThat(vote).isGreaterThan(1));
    assertThat(consensus.reasons())
        .contains(
            "examples count first, then generated tests together with votes; how much each counts is"
                + " learned once 50 outcomes are known (now 30)")
        .anySatisfy(reason -> assertThat(reason).contains("as each model's record deserves"));
  }

  @Test
  void agree_allModelsMostlyWrong_theBestOfThemIsChosen() {
    List<LabelledGeneration> history = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      history.add(
          new LabelledGeneration(
              "python",
              List.of(known("a", i % 5 == 0), known("b", i % 3 == 0), known("c", i % 6 == 0))));
    }

    Consensus consensus =
        choice(
            List.of(made("a", "1", "++"), made("b", "2", "++"), made("c", "3", "++")),
            new Electorate("python", Map.of(), TrackRecords.of(history)));

    assertThat(consensus.chosen()).isEqualTo("c2");
  }

  @Test
  void agree_nothingRunAndManyOutcomesKnown_theBestModelIsChosen() {
    List<LabelledGeneration> history = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      history.add(
          new LabelledGeneration("python", List.of(known("a", i % 3 == 0), known("b", i % 3 > 0))));
    }

    Consensus consensus =
        RULE.agree(
            List.of(
                new Voter("a", "def f(x): return x", Optional.empty(), Optional.empty()),
                new Voter("b", "def f(x): return x * 2", Optional.empty(), Optional.empty())),
            Observation.none("no sandbox"),
            new Electorate("python", Map.of(), TrackRecords.of(history)));

    assertThat(consensus.chosenCluster().representative()).isEqualTo("b");
    assertThat(consensus.score()).isBetween(.6, .7);
    assertThat(consensus.reasons())
        .containsExactly(
            "chosen by track record alone, since no program was run: b is right in 65 % of such"
                + " tasks");
  }

  private static LabelledGeneration.Candidate known(String model, boolean right) {
    return new LabelledGeneration.Candidate(
        model, Showing.NO_EXAMPLES, List.of(), Optional.of(right));
  }

  /** Candidates of equal outcome have equal verdicts, as equal behaviour implies. */
  private static List<Made> panel(Random random) {
    Map<String, String> verdicts = new LinkedHashMap<>();
    List<Made> panel = new ArrayList<>();
    int members = 1 + random.nextInt(9);
    for (int i = 0; i < members; i++) {
      String outcome = String.valueOf(random.nextInt(4));
      String its = verdicts.computeIfAbsent(outcome, _ -> verdicts(random));
      panel.add(made((char) ('a' + i) + "", outcome, its));
    }
    return panel;
  }

  private static String verdicts(Random random) {
    StringBuilder verdicts = new StringBuilder();
    for (int i = 0; i < EXAMPLES + 3; i++) {
      verdicts.append("+-?".charAt(random.nextInt(3)));
    }
    return verdicts.toString();
  }
}
