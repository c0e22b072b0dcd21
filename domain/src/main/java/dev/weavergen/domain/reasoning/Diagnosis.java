package dev.weavergen.domain.reasoning;

import java.util.List;

/**
 * What is to be repaired.
 *
 * @param kind of the most basic problem
 * @param feedback at least one, the most telling first, at most {@link #FEEDBACK_MAX}
 * @param inWords one line for people
 */
public record Diagnosis(ProblemKind kind, List<Feedback> feedback, String inWords) {
  public static final int FEEDBACK_MAX = 3;

  public Diagnosis {
    feedback = List.copyOf(feedback);
  }
}
