package dev.weavergen.activities.generation;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.evidence.ObserveActivity;
import java.util.List;

/** A worker whose machine has no sandbox. */
public final class UnobservedCandidates implements ObserveActivity {
  @Override
  public Observation observe(List<Reply.Answered> answered, List<GeneratedTest> tests) {
    return Observation.none("this machine has no sandbox");
  }
}
