package dev.weavergen.activities.panel.catalogue;

import dev.weavergen.activities.panel.provider.Connection;
import dev.weavergen.activities.panel.recorded.RecordedModel;

/** What a name leads to. */
sealed interface Target {
  record Live(Connection connection) implements Target {}

  record Recorded(RecordedModel.Source source) implements Target {}
}
