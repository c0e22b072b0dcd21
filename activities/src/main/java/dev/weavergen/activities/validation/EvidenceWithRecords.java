package dev.weavergen.activities.validation;

import dev.weavergen.domain.consensus.Electorate;
import dev.weavergen.domain.consensus.EvidenceConsensus;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.List;

/** The rule of the step {@code agree}, told the verdicts on other tasks. */
public final class EvidenceWithRecords implements TrackRecordRule {
  private static final EvidenceConsensus RULE = new EvidenceConsensus();

  @Override
  public Taught taught(List<LabelledGeneration> history) {
    return by(TrackRecords.of(history));
  }

  /** The rule by records that are known already. */
  static Taught by(TrackRecords records) {
    return judged ->
        RULE.agree(
            judged.voters(),
            judged.observation(),
            new Electorate(judged.taskClass(), judged.models(), records));
  }
}
