package dev.weavergen.activities.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.Learned;
import dev.weavergen.activities.World;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Candidate;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ScopeRecordsTest {
  private static final List<LabelledGeneration> HISTORY =
      Collections.nCopies(
          60,
          new LabelledGeneration(
              "python",
              List.of(new Candidate("m", Showing.NO_EXAMPLES, List.of(), Optional.of(false)))));

  @Test
  void of_versionThatWasRecalled_isWhatThatVersionKnows() {
    try (World world = new World()) {
      ScopeRecords records = new ScopeRecords(world.outcomes, world.knowledges);
      assertThat(world.knowledges.publish("user", Learned.records(HISTORY))).isTrue();

      assertThat(records.of("user", records.knowledge("user", OptionalLong.of(1))).labels())
          .isEqualTo(60);
      assertThat(records.of("user", records.knowledge("user", OptionalLong.empty())).labels())
          .isZero();
      assertThat(records.of("user", records.knowledge("user", OptionalLong.of(2))).labels())
          .isZero();
    }
  }
}
