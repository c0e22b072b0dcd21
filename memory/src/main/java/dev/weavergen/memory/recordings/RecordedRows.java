package dev.weavergen.memory.recordings;

import dev.weavergen.memory.postgres.Content;
import dev.weavergen.memory.postgres.Session;
import dev.weavergen.memory.recordings.RowForm.RecordedRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows of a file on their way into the store, in batches, each text before the row that names it.
 */
final class RecordedRows {
  private static final int BATCH_ROWS_MAX = 500;
  private static final int BATCH_BYTES_MAX = 4 * 1024 * 1024;

  private final Session session;
  private final String recording;
  private final RowForm form;
  private final SortedMap<String, Content> contents = new TreeMap<>();
  private final List<Object[]> rows = new ArrayList<>();
  private int bytes;
  private int added;

  RecordedRows(Session session, String recording, RowForm form) {
    this.session = session;
    this.recording = recording;
    this.form = form;
  }

  void add(RecordedRow row) throws SQLException {
    contents.put(row.content().sha256(), row.content());
    List<Object> values = new ArrayList<>(row.values());
    values.addFirst(recording);
    rows.add(values.toArray());
    bytes += row.content().bytes().length;
    added++;
    if (rows.size() >= BATCH_ROWS_MAX || bytes >= BATCH_BYTES_MAX) {
      flush();
    }
  }

  void flush() throws SQLException {
    Content.storeAll(session, contents.values());
    session.batch(form.insert(), rows);
    contents.clear();
    rows.clear();
    bytes = 0;
  }

  int added() {
    return added;
  }
}
