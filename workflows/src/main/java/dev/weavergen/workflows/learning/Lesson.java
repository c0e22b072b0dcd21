package dev.weavergen.workflows.learning;

import dev.weavergen.workflows.learning.LearningActivity.Outline;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a learning run ended.
 *
 * @param current the version that new generations use now; empty while there is none
 * @param digested generations that were new, or whose labels have changed
 * @param withoutCase of them those that nothing can be learned from
 * @param spans that were read
 * @param knowledge what was learned; empty without anything new
 * @param sha256 of the document
 * @param words all of it in a sentence
 */
public record Lesson(
    String scope,
    Ending ending,
    OptionalLong current,
    int digested,
    int withoutCase,
    long spans,
    Optional<Outline> knowledge,
    Optional<String> sha256,
    String words) {
  /** What became of the run. */
  public enum Ending {
    /** A new version is current. */
    PUBLISHED,
    /** No label is newer than what is known. */
    NOTHING_NEW,
    /** Another run published first, or somebody rolled back; nothing was changed. */
    OVERTAKEN
  }
}
