package dev.weavergen.activities.sandbox.python;

import dev.weavergen.activities.sandbox.TraceLines;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Load;
import dev.weavergen.domain.evidence.Outcome;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads what {@code tracing.py} left in shared memory. A hostile child may have written anything
 * there; a wrong length ends the reading, and nothing is longer than a slot.
 */
final class NotesReader {
  private static final int HEAD_LINES = 24;
  private static final int TAIL_LINES = 24;
  private static final int SLOT_BYTES = Short.BYTES + 4 * (TraceLines.CHARS_MAX + 1);
  private static final int HEADER_BYTES = Long.BYTES + Long.BYTES + Integer.BYTES;

  private NotesReader() {}

  /**
   * The lines of a trace; none when the program did not load.
   *
   * @param execution of the traced call
   */
  static List<String> lines(JsonNode parts, Execution execution) {
    if (!(execution.load() instanceof Load.Loaded)) {
      return List.of();
    }
    Outcome outcome = execution.outcomes().getFirst();
    byte[] memory = parts.path(0).path("notes").asString("").getBytes(StandardCharsets.ISO_8859_1);
    try {
      return TraceLines.of(notes(ByteBuffer.wrap(memory)), outcome);
    } catch (BufferUnderflowException | IndexOutOfBoundsException _) {
      return List.of();
    }
  }

  private static TraceLines.Notes notes(ByteBuffer memory) {
    long made = Math.max(0, memory.getLong());
    long steps = Math.max(0, memory.getLong());
    int line = Math.max(0, memory.getInt());
    List<String> head = slots(memory, 0, 0, Math.min(made, HEAD_LINES), HEAD_LINES);
    long beyond = Math.max(0, made - HEAD_LINES);
    long oldest = Math.max(0, beyond - TAIL_LINES);
    List<String> tail = slots(memory, HEAD_LINES, oldest, beyond, TAIL_LINES);
    return new TraceLines.Notes(head, tail, made, steps, line);
  }

  /** The lines {@code from} to {@code to} of a ring of {@code size} slots. */
  private static List<String> slots(ByteBuffer memory, int base, long from, long to, int size) {
    List<String> lines = new ArrayList<>();
    for (long number = from; number < to; number++) {
      int start = HEADER_BYTES + (base + (int) (number % size)) * SLOT_BYTES;
      int length = Math.min(Short.toUnsignedInt(memory.getShort(start)), SLOT_BYTES - Short.BYTES);
      byte[] text = new byte[length];
      memory.get(start + Short.BYTES, text);
      lines.add(new String(text, StandardCharsets.UTF_8));
    }
    return lines;
  }
}
