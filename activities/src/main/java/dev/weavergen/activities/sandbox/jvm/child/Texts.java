package dev.weavergen.activities.sandbox.jvm.child;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts and byte strings with their length in front, bounded while they are read. */
public final class Texts {
  /** No message between worker and sandbox holds more. */
  public static final int BYTES_MAX = 16 << 20;

  private static final int ITEMS_MAX = 1 << 16;

  private Texts() {}

  public static void write(DataOutput out, String text) throws IOException {
    writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  public static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  public static void writeAll(DataOutput out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      write(out, text);
    }
  }

  public static String read(DataInput in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  public static byte[] readBytes(DataInput in) throws IOException {
    byte[] bytes = new byte[bounded(in.readInt(), BYTES_MAX)];
    in.readFully(bytes);
    return bytes;
  }

  public static List<String> readAll(DataInput in) throws IOException {
    int count = readCount(in);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(read(in));
    }
    return texts;
  }

  public static void writeName(DataOutput out, Enum<?> constant) throws IOException {
    write(out, constant.name());
  }

  /** The constant of that name. */
  public static <E extends Enum<E>> E readName(DataInput in, Class<E> type) throws IOException {
    String name = read(in);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw new IOException("a name that is none of its kind");
  }

  /** How many items follow. */
  public static int readCount(DataInput in) throws IOException {
    return bounded(in.readInt(), ITEMS_MAX);
  }

  private static int bounded(int length, int lengthMax) throws IOException {
    if (length < 0 || length > lengthMax) {
      throw new IOException("a length outside its limits");
    }
    return length;
  }
}
