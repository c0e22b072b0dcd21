package dev.weavergen.activities.panel.recorded;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.Prompt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of recorded replies, one JSON object a line, from which {@link RecordedModel} can say them
 * again. Several threads and processes may append to it: the file's lock keeps processes apart and
 * is an error between threads of one process, hence the second lock.
 */
public final class RecordingFile {
  private static final ReentrantLock ONE_WRITER = new ReentrantLock();
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              include -> include.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private final Path path;

  public RecordingFile(Path path) {
    this.path = path;
  }

  /** One line of the file. */
  private record Row(String key, Request request, Reply reply, String recordedAt) {}

  private record Request(String model, String system, String user) {}

  private record Reply(
      String text,
      Usage usage,
      String finishReason,
      long latencyMillis,
      Optional<Double> meanLogProbability) {}

  /**
   * Appends one reply, whole or not at all.
   *
   * @param member the name under which the model was asked
   */
  public void append(String member, Prompt prompt, ModelReply reply, Instant recordedAt)
      throws IOException {
    Row row =
        new Row(
            RequestKey.of(member, prompt),
            new Request(member, prompt.system(), prompt.user()),
            new Reply(
                reply.text(),
                reply.usage(),
                reply.finishReason().wireName(),
                reply.latencyMillis(),
                reply.meanLogProbability()),
            recordedAt.toString());
    append(JSON.writeValueAsString(row));
  }

  private void append(String line) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
    ONE_WRITER.lock();
    try (FileChannel channel =
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
        FileLock _ = channel.lock()) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } finally {
      ONE_WRITER.unlock();
    }
  }
}
