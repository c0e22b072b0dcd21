package dev.weavergen.domain.candidate;

import java.util.List;

/** What looking for a program of one language in a reply came to. */
sealed interface Finding {
  /**
   * @param source complete
   * @param notes what was done to make it complete, in order
   */
  record Found(String source, List<String> notes) implements Finding {
    public Found {
      notes = List.copyOf(notes);
    }
  }

  /**
   * @param why one sentence for a person
   */
  record Missing(String why) implements Finding {}
}
