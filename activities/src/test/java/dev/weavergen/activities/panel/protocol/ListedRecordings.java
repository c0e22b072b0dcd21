package dev.weavergen.activities.panel.protocol;

import dev.weavergen.domain.panel.Usage;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.ModelReply.FinishReason;
import dev.weavergen.workflows.recordings.RecordedReply;
import dev.weavergen.workflows.recordings.Recordings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One recording in memory. */
public final class ListedRecordings implements Recordings {
  public static final String SHA256 = "ab".repeat(32);

  private final Map<String, List<RecordedReply>> samples = new HashMap<>();
  private final Map<String, RecordedReply> exchanges = new HashMap<>();

  public ListedRecordings sample(String task, RecordedReply... replies) {
    samples.put(task, List.of(replies));
    return this;
  }

  public ListedRecordings exchange(String key, RecordedReply reply) {
    exchanges.put(key, reply);
    return this;
  }

  public static RecordedReply said(String text) {
    return late(text, 0);
  }

  public static RecordedReply late(String text, long delayMillis) {
    return new RecordedReply(
        new ModelReply(text, Usage.NONE, FinishReason.STOP, 5, Optional.empty()), delayMillis);
  }

  @Override
  public boolean holds(String sha256) {
    return SHA256.equals(sha256);
  }

  @Override
  public boolean holdsRepairs(String sha256) {
    return false;
  }

  @Override
  public Optional<RecordedReply> sample(String sha256, String taskId, int ordinal) {
    return Optional.ofNullable(samples.get(taskId))
        .filter(_ -> holds(sha256))
        .filter(replies -> ordinal < replies.size())
        .map(replies -> replies.get(ordinal));
  }

  @Override
  public Optional<RecordedReply> exchange(String sha256, String requestKey) {
    return Optional.ofNullable(exchanges.get(requestKey)).filter(_ -> holds(sha256));
  }
}
