package dev.weavergen.workflows.outcomes;

import dev.weavergen.domain.trackrecord.LabelledGeneration;
import java.util.List;
import java.util.Map;

/** The store of candidates and of the labels that their programs got. */
public interface Outcomes {
  /** The scope of ordinary use; evaluations have scopes of their own. */
  String USER_SCOPE = "user";

  /** Keeps that a member's reply became a program; the same member again replaces it. */
  void candidate(CandidateRow candidate);

  /** What became a program in a generation, by member's name. */
  List<CandidateRow> candidates(String generationId);

  /**
   * Keeps labels of one generation, all or none. A later one of the same program in the same
   * generation replaces it; only an inherited one never replaces what a program's own test said.
   */
  void label(List<LabelRow> labels);

  /** Keeps one label. */
  default void label(LabelRow label) {
    label(List.of(label));
  }

  /** The labels of a generation: by SHA-256 of the program whether it is right. */
  Map<String, Boolean> labels(String generationId);

  /**
   * The latest generations of a scope of which a candidate is labelled, latest first.
   *
   * @param rows at most so many generations
   */
  List<LabelledGeneration> history(String knowledgeScope, int rows);

  /**
   * @param member name in the panel
   * @param model what the track record is kept of: the real model, its parameters and the prompt's
   *     style, whatever alias the panel gives it
   */
  record CandidateRow(String generationId, String member, String model, String programSha256) {}

  /**
   * @param passed whether the program is right
   * @param source who says so
   */
  record LabelRow(String generationId, String programSha256, boolean passed, Source source) {}

  /** Who labelled a program. */
  enum Source {
    /** A user's verdict on the chosen program. */
    USER,
    /** The program behaved like one that the user judged. */
    SAME_BEHAVIOUR,
    /** The task's own acceptance test. */
    ACCEPTANCE_TEST
  }
}
