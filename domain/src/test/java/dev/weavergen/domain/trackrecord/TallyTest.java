package dev.weavergen.domain.trackrecord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.trackrecord.LabelledGeneration.Candidate;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void byModel_countsLabelledCandidatesOnly() {
    List<LabelledGeneration> history =
        List.of(
            generation(candidate("a", Optional.of(true)), candidate("b", Optional.of(false))),
            generation(candidate("a", Optional.of(false)), candidate("c", Optional.empty())));

    assertThat(Tally.byModel(history))
        .isEqualTo(Map.of("a", new Tally(1, 2), "b", new Tally(0, 1)));
    assertThat(new Tally(1, 2).inWords()).isEqualTo("right in 1 of 2");
  }

  private static LabelledGeneration generation(Candidate... candidates) {
    return new LabelledGeneration("python/examples/short", List.of(candidates));
  }

  private static Candidate candidate(String model, Optional<Boolean> passed) {
    return new Candidate(model, Showing.NO_EXAMPLES, List.of(), passed);
  }
}
