package dev.weavergen.memory.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.CheckFacts;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Candidate;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import dev.weavergen.memory.TestDatabase;
import dev.weavergen.memory.evidence.PostgresObservations;
import dev.weavergen.memory.generation.PostgresGenerations;
import dev.weavergen.memory.generation.PostgresSources;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.workflows.generation.Generations.OpenGeneration;
import dev.weavergen.workflows.outcomes.Outcomes.CandidateRow;
import dev.weavergen.workflows.outcomes.Outcomes.LabelRow;
import dev.weavergen.workflows.outcomes.Outcomes.Source;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresOutcomesTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final int GENERATIONS_BEYOND_A_PAGE = 505;

  private static Database database;
  private static PostgresOutcomes outcomes;
  private static PostgresObservations observations;
  private static PostgresGenerations generations;
  private static PostgresSources sources;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    outcomes = new PostgresOutcomes(database);
    observations = new PostgresObservations(database);
    generations = new PostgresGenerations(database);
    sources = new PostgresSources(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void history_ofALabelledGeneration_saysWhatTheEvidenceSaidOfEachCandidate() {
    open("h1", "mine", START);
    candidate("h1", "a", "model-a", "right");
    candidate("h1", "b", "model-b", "wrong");
    candidate("h1", "c", "model-c", "right");
    candidate("h1", "d", "model-c", "late");
    observations.put(
        "h1", observation(facts("a", "+?"), facts("b", "+-"), unloaded("c"), facts("e", "")));
    label("h1", "right", true, Source.USER);

    assertThat(outcomes.history("mine", 10))
        .containsExactly(
            new LabelledGeneration(
                "python/examples/short",
                List.of(
                    new Candidate("model-a", Showing.EXAMPLES_PASSED, List.of(), Optional.of(true)),
                    new Candidate("model-b", Showing.EXAMPLES_FAILED, List.of(), Optional.empty()),
                    new Candidate("model-c", Showing.EXAMPLES_FAILED, List.of(), Optional.of(true)),
                    new Candidate("model-c", Showing.NO_EXAMPLES, List.of(), Optional.empty()))));
  }

  @Test
  void history_knowsItsOwnScopeAndLabelledCandidatesOnly() {
    for (String id : List.of("s1", "s2", "s3", "s4")) {
      open(id, id.equals("s2") ? "other" : "scoped", START.plusSeconds(id.charAt(1)));
      candidate(id, "a", "model of " + id, "program");
    }
    label("s1", "program", true, Source.USER);
    label("s2", "program", true, Source.USER);
    label("s3", "no candidate's program", true, Source.USER);

    assertThat(models("scoped", 10)).containsExactly("model of s1");
    label("s4", "program", false, Source.ACCEPTANCE_TEST);
    assertThat(models("scoped", 10)).containsExactly("model of s4", "model of s1");
    assertThat(models("scoped", 1)).containsExactly("model of s4");
    assertThat(models("nobody's", 10)).isEmpty();
  }

  @Test
  void latestNames_ofAScope_areThoseOfTheLatestGeneration() {
    open("n1", "named", START);
    candidate("n1", "old", "model-n", "program");
    open("n2", "named", START.plusSeconds(1));
    candidate("n2", "new", "model-n", "program");
    open("n3", "elsewhere", START.plusSeconds(2));
    candidate("n3", "other", "model-n", "program");

    assertThat(outcomes.latestNames("named")).isEqualTo(Map.of("model-n", "new"));
    assertThat(outcomes.latestNames("nobody's")).isEmpty();
  }

  @Test
  void history_longerThanAPage_isReadWhole() {
    for (int i = 0; i < GENERATIONS_BEYOND_A_PAGE; i++) {
      String id = "long%03d".formatted(i);
      open(id, "long", START);
      candidate(id, "a", "model " + i, "program");
      label(id, "program", true, Source.USER);
    }

    assertThat(models("long", 1_000))
        .hasSize(GENERATIONS_BEYOND_A_PAGE)
        .doesNotHaveDuplicates()
        .startsWith("model 504")
        .endsWith("model 0");
    assertThat(models("long", 503)).hasSize(503).endsWith("model 2");
  }

  @Test
  void candidate_ofTheSameMemberAgain_replacesTheFirst() {
    open("c1", "mine-too", START);
    candidate("c1", "a", "model", "first");
    candidate("c1", "b", "model", "first");
    candidate("c1", "a", "model", "second");

    assertThat(outcomes.candidates("c1"))
        .containsExactly(
            new CandidateRow("c1", "a", "model", sources.put("second")),
            new CandidateRow("c1", "b", "model", sources.put("first")));
  }

  @Test
  void label_again_replacesTheFirst() {
    open("l1", "labels", START);
    label("l1", "one", true, Source.USER);
    label("l1", "two", true, Source.USER);
    label("l1", "one", false, Source.USER);

    assertThat(outcomes.labels("l1"))
        .isEqualTo(Map.of(sources.put("one"), false, sources.put("two"), true));
  }

  @Test
  void label_inherited_neverReplacesWhatTheProgramsOwnTestSaid() {
    open("l2", "labels", START);
    label("l2", "tested", true, Source.ACCEPTANCE_TEST);
    label("l2", "inherited", true, Source.SAME_BEHAVIOUR);
    label("l2", "tested", false, Source.SAME_BEHAVIOUR);
    label("l2", "inherited", false, Source.SAME_BEHAVIOUR);

    assertThat(outcomes.labels("l2"))
        .isEqualTo(Map.of(sources.put("tested"), true, sources.put("inherited"), false));
  }

  @Test
  void label_severalOfWhichOneCannotBeKept_keepsNone() {
    open("l3", "labels", START);
    LabelRow kept = new LabelRow("l3", sources.put("one"), true, Source.USER);
    LabelRow unknown = new LabelRow("l3", "0".repeat(64), true, Source.USER);

    assertThatThrownBy(() -> outcomes.label(List.of(kept, unknown)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(outcomes.labels("l3")).isEmpty();
  }

  @Test
  void observation_storedAgain_isTheLaterOneWhole() {
    open("o1", "observed", START);
    Observation later = observation(facts("a", "+-"), unloaded("b"));

    observations.put("o1", Observation.none("no sandbox"));
    observations.put("o1", later);

    assertThat(observations.find("o1")).contains(later);
    assertThat(observations.find("o0")).isEmpty();
  }

  private static List<String> models(String scope, int rows) {
    return outcomes.history(scope, rows).stream()
        .flatMap(generation -> generation.candidates().stream())
        .map(Candidate::model)
        .toList();
  }

  private static void candidate(String id, String member, String model, String source) {
    outcomes.candidate(new CandidateRow(id, member, model, sources.put(source)));
  }

  private static void label(String id, String source, boolean passed, Source says) {
    outcomes.label(new LabelRow(id, sources.put(source), passed, says));
  }

  private static Observation observation(CandidateFacts... candidates) {
    return new Observation(
        Optional.empty(),
        Optional.of("L2"),
        List.of(new CheckFacts(Optional.empty(), "f('\u00e4') == 1")),
        List.of(),
        Arrays.asList(candidates),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static CandidateFacts facts(String member, String verdicts) {
    return facts(member, "loaded", verdicts);
  }

  private static CandidateFacts unloaded(String member) {
    return facts(member, "does not compile", "--");
  }

  private static CandidateFacts facts(String member, String load, String verdicts) {
    return new CandidateFacts(
        member,
        Optional.of(load),
        verdicts,
        (int) verdicts.chars().filter(verdict -> verdict == '+').count(),
        verdicts.length(),
        0,
        0,
        List.of(),
        Optional.of("c1"),
        1_000,
        1_000_000,
        Optional.empty(),
        Optional.empty());
  }

  private static void open(String id, String scope, Instant startedAt) {
    generations.open(
        new OpenGeneration(
            id,
            "run",
            "0123456789abcdef0123456789abcdef",
            scope,
            "{}",
            sources.put("an intent"),
            "{}",
            Optional.empty(),
            Optional.empty(),
            "python/examples/short",
            startedAt));
  }
}
