package dev.weavergen.memory.recordings;

import dev.weavergen.memory.postgres.Content;
import dev.weavergen.memory.recordings.JsonLines.BrokenRow;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How the rows of a kind of file become rows of a table. */
sealed interface RowForm permits SampleForm, ExchangeForm, TestForm, RepairForm {
  /** The statement that stores a row; its first parameter is the file's hash. */
  String insert();

  /** The rows of a line: one, or for a list one for each of its entries. */
  List<RecordedRow> read(ObjectNode row) throws BrokenRow;

  /**
   * @param content the text of the reply or test
   * @param values the statement's parameters after the file's hash
   */
  record RecordedRow(Content content, List<Object> values) {}
}
