package dev.weavergen.activities.panel.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.panel.protocol.Golden;
import dev.weavergen.activities.panel.protocol.TestClock;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.ModelReply.FinishReason;
import dev.weavergen.workflows.panel.Prompt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class RecordingFileTest {
  private static final int THREADS = 8;
  private static final int ROWS = 25;

  @TempDir private Path folder;

  @Test
  void reply_becomes_oneRow() throws Exception {
    Path file = folder.resolve("r.jsonl");
    ModelReply reply =
        new ModelReply("a\n\"b\"", new Usage(3, 4), FinishReason.LENGTH, 17, Optional.of(-0.5));
    new RecordingFile(file)
        .append(
            "ollama:m", new Prompt("be brief", "say\nab", ""), reply, new TestClock().instant());
    Golden.check(Golden.folder("recordings").resolve("one-row.jsonl"), Files.readString(file));
  }

  @Test
  void concurrentRows_stay_whole() throws Exception {
    Path file = folder.resolve("r.jsonl");
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      String member = "m#" + i;
      threads.add(Thread.ofPlatform().start(() -> appendManyTimes(file, member)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    Set<String> keys = new HashSet<>();
    for (String line : Files.readAllLines(file)) {
      keys.add(JsonMapper.shared().readTree(line).path("key").stringValue());
    }
    assertThat(keys).hasSize(THREADS * ROWS);
  }

  private static void appendManyTimes(Path file, String member) {
    RecordingFile recording = new RecordingFile(file);
    for (int row = 0; row < ROWS; row++) {
      Prompt prompt = new Prompt("", "question " + row, "");
      try {
        recording.append(member, prompt, reply(prompt.user().repeat(2_000)), Instant.EPOCH);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static ModelReply reply(String text) {
    return new ModelReply(text, Usage.NONE, FinishReason.STOP, 1, Optional.empty());
  }
}
