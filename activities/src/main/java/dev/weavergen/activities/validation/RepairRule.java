package dev.weavergen.activities.validation;

import java.util.Optional;

/** The archive of the loop that repairs, as the arm {@code reasoning} keeps it. */
@FunctionalInterface
public interface RepairRule {
  /**
   * The best of a member's first program and all repairs of the run, by their evidence alone.
   *
   * @param chosen the member that the archive begins with; empty when there is none
   * @param taught the consensus that chose it
   * @return SHA-256 of the program; empty when there is none
   */
  Optional<String> archived(
      JudgedTask task, Optional<String> chosen, TrackRecordRule.Taught taught);
}
