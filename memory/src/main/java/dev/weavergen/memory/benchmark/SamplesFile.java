package dev.weavergen.memory.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Programs as public harnesses take them: a line {@code {"task_id", "solution"}} for each, whole
 * programs and not completions, so human-eval, EvalPlus and whoever reads their files can score
 * them. Packed by gzip when the file's name ends in {@code .gz}.
 */
public final class SamplesFile {
  private final Path file;

  public SamplesFile(Path file) {
    this.file = file;
  }

  /**
   * A program for a task.
   *
   * @param taskId as the benchmark writes it
   * @param source the whole program
   */
  public record Solution(String taskId, String source) {}

  /**
   * Writes the programs in their order; the file appears when it is whole, in place of an older
   * one.
   */
  public void write(Iterable<Solution> solutions) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent() == null ? target : target.getParent();
    var _ = Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, ".samples-", ".tmp");
    try {
      try (OutputStream out = open(unfinished)) {
        for (Solution solution : solutions) {
          out.write(line(solution));
        }
      }
      var _ = Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      var _ = Files.deleteIfExists(unfinished);
    }
  }

  private OutputStream open(Path unfinished) throws IOException {
    OutputStream bytes = new java.io.BufferedOutputStream(Files.newOutputStream(unfinished));
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes;
  }

  private static byte[] line(Solution solution) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("task_id", solution.taskId());
    row.put("solution", solution.source());
    return (row + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
