package dev.weavergen.activities.validation;

import dev.weavergen.domain.consensus.Electorate;
import dev.weavergen.domain.consensus.EvidenceConsensus;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.List;

/** The rule of the step {@code agree}, told the verdicts on other tasks. */
public final class EvidenceWithRecords implements TrackRecordRule {
  private final EvidenceConsensus rule = new EvidenceConsensus();

  @Override
  public Taught taught(List<LabelledGeneration> history) {
    TrackRecords records = TrackRecords.of(history);
    return judged ->
        rule.agree(
            judged.voters(),
            judged.observation(),
            new Electorate(judged.taskClass(), judged.models(), records));
  }
}
