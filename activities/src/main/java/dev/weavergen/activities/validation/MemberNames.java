package dev.weavergen.activities.validation;

import dev.weavergen.domain.generation.CandidateReport;

/** What the name of a member says of it. */
final class MemberNames {
  private static final String RECORDED = "recorded:";
  private static final String HASH = "@[0-9a-f]{64}$";
  private static final String HASH_AND_SEAT = "@[0-9a-f]{64}(#\\d+)?$";

  private MemberNames() {}

  /** A member, or an imported file, as its user calls it. */
  static String shown(String member) {
    String plain = member.replaceFirst(HASH, "");
    return plain.startsWith(RECORDED) ? plain.substring(RECORDED.length()) : plain;
  }

  /** A member by the name that its repairs are recorded under, the same for all its seats. */
  static String recordedUnder(String member) {
    return shown(member.replaceFirst(HASH_AND_SEAT, ""));
  }

  /**
   * Whether a member counts as asked. A samples file without a reply to a task says nothing about
   * its model, while a live model that gave no program in time has failed.
   */
  static boolean hasReplied(CandidateReport report) {
    return !report.reply().equals("abstained")
        || !report.model().startsWith(RECORDED)
        || report.latencyMillis().isPresent();
  }
}
