package dev.weavergen.activities.panel.catalogue;

import dev.weavergen.domain.panel.FailureKind;

/** Whether a model can be asked right now. */
public sealed interface Reachability {
  /**
   * @param where for people, for example the address
   */
  record Reachable(String where) implements Reachability {}

  /**
   * @param why one line, with what cures it
   */
  record Unreachable(FailureKind kind, String why) implements Reachability {}
}
