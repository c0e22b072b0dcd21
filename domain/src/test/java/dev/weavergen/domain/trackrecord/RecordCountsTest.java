package dev.weavergen.domain.trackrecord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.trackrecord.LabelledGeneration.Candidate;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import dev.weavergen.domain.trackrecord.LabelledGeneration.TestTally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RecordCountsTest {
  private static final List<String> MODELS = List.of("d", "b", "a", "c", "e");
  private static final List<String> CLASSES = List.of("python/examples/short", "java/none/long");
  private static final List<Showing> SHOWINGS = List.of(Showing.values());
  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void records_ofCountsThatWereStored_sayExactlyWhatTheHistoryDoes(long seed) {
    List<LabelledGeneration> history = history(new Random(seed));
    String stored = JSON.writeValueAsString(RecordCounts.of(history));

    TrackRecords ofCounts = TrackRecords.of(JSON.readValue(stored, RecordCounts.class));

    assertThat(said(ofCounts)).isEqualTo(said(TrackRecords.of(history)));
    assertThat(ofCounts.labels()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8})
  void of_sameHistoryInAnotherOrder_isTheSameJson(long seed) {
    Random random = new Random(seed);
    List<LabelledGeneration> history = history(random);
    List<LabelledGeneration> shuffled = new ArrayList<>(history);
    Collections.shuffle(shuffled, random);

    assertThat(JSON.writeValueAsString(RecordCounts.of(shuffled)))
        .isEqualTo(JSON.writeValueAsString(RecordCounts.of(history)));
  }

  @Test
  void of_noHistory_isNone() {
    assertThat(RecordCounts.of(List.of())).isEqualTo(RecordCounts.NONE);
    assertThat(said(TrackRecords.of(RecordCounts.NONE))).isEqualTo(said(TrackRecords.NONE));
  }

  @Test
  void of_moreModelsThanAreKept_keepsTheMostSeen() {
    List<LabelledGeneration> history = new ArrayList<>();
    for (int i = 0; i < RecordCounts.MODELS_MAX + 20; i++) {
      history.add(generation("once" + i));
      history.add(generation("often"));
    }

    RecordCounts counts = RecordCounts.of(history);

    assertThat(counts.strata()).hasSize(RecordCounts.MODELS_MAX);
    assertThat(counts.strata()).anyMatch(stratum -> stratum.model().equals("often"));
    assertThat(counts.generations()).isEqualTo(history.size());
  }

  private static LabelledGeneration generation(String model) {
    return new LabelledGeneration(
        CLASSES.getFirst(),
        List.of(new Candidate(model, Showing.NO_EXAMPLES, List.of(), Optional.of(true))));
  }

  /** All that can be asked. */
  private static List<Object> said(TrackRecords records) {
    List<String> known = Stream.concat(MODELS.stream(), Stream.of("unknown")).toList();
    List<Object> said = new ArrayList<>(List.of(records.labels(), records.examples()));
    for (String model : known) {
      CLASSES.forEach(taskClass -> said.add(records.rate(model, taskClass)));
      known.forEach(other -> said.add(records.jointErrors(model, other)));
      said.add(records.tests(model));
    }
    return said;
  }

  private static List<LabelledGeneration> history(RandomGenerator random) {
    return IntStream.range(0, 120)
        .mapToObj(_ ->
            new LabelledGeneration(
                CLASSES.get(random.nextInt(CLASSES.size())),
                IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(_ -> candidate(random))
                    .toList()))
        .toList();
  }

  private static Candidate candidate(RandomGenerator random) {
    int total = 1 + random.nextInt(7);
    return new Candidate(
        MODELS.get(random.nextInt(MODELS.size())),
        SHOWINGS.get(random.nextInt(SHOWINGS.size())),
        random.nextBoolean()
            ? List.of()
            : List.of(
                new TestTally(MODELS.get(random.nextInt(2)), random.nextInt(total + 1), total)),
        switch (random.nextInt(3)) {
          case 0 -> Optional.of(true);
          case 1 -> Optional.of(false);
          default -> Optional.empty();
        });
  }
}
