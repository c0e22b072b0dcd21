package dev.weavergen.activities;

import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.trackrecord.RecordCounts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** First versions of knowledge without a champion. */
public final class Learned {
  private static final Knowledge.Trial NO_TRIAL =
      new Knowledge.Trial(0, 0, 0, 0, false, "nothing to compare");

  private Learned() {}

  public static Knowledge records(List<LabelledGeneration> history) {
    return first(Knowledge.FORMAT, RecordCounts.of(history), new Knowledge.Drift(0, 0, false));
  }

  public static Knowledge drifting() {
    return first(Knowledge.FORMAT, RecordCounts.NONE, new Knowledge.Drift(120, 0.17, true));
  }

  public static Knowledge ofANewerFormat() {
    return first(Knowledge.FORMAT + 1, RecordCounts.NONE, new Knowledge.Drift(0, 0, false));
  }

  private static Knowledge first(int format, RecordCounts records, Knowledge.Drift drift) {
    return new Knowledge(
        format,
        1,
        OptionalLong.empty(),
        10,
        records.generations(),
        records.generations(),
        records,
        Optional.empty(),
        0,
        NO_TRIAL,
        drift);
  }
}
