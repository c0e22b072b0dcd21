package dev.weavergen.domain.trackrecord;

import java.util.List;

/**
 * Track records as counts that can be stored: {@link TrackRecords} made of them says the same as
 * those made of the generations themselves.
 *
 * @param generations how many have a label
 */
public record RecordCounts(int generations) {
  public static RecordCounts of(List<LabelledGeneration> history) {
    if (history.isEmpty()) {
      return new RecordCounts(0);
    }
    throw unbuilt();
  }

  private static IllegalStateException unbuilt() {
    return new IllegalStateException("being built");
  }
}
