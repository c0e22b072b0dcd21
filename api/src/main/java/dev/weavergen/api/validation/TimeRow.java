package dev.weavergen.api.validation;

import dev.weavergen.domain.validation.Percentiles;
import dev.weavergen.domain.validation.Report;
import java.util.List;

/** One line of the table of times. */
record TimeRow(String name, long p50, long p90, long p99) {
  static List<TimeRow> of(Report report) {
    return List.of(
        row("a whole generation", report.latencyMillis()),
        row("from the last reply to the decision", report.consensusMillis()),
        row("all but the slowest model", report.overheadMillis()));
  }

  private static TimeRow row(String name, Percentiles times) {
    return new TimeRow(name, times.p50(), times.p90(), times.p99());
  }
}
