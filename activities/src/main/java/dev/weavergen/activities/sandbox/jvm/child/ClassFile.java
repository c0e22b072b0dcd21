package dev.weavergen.activities.sandbox.jvm.child;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One compiled class.
 *
 * @param name binary, for example {@code demo.Solution$Node}
 */
@SuppressWarnings("ArrayRecordComponent") // carried from the compiler to a JVM, never compared
public record ClassFile(String name, byte[] bytes) {
  public static void writeAll(DataOutput out, List<ClassFile> classes) throws IOException {
    out.writeInt(classes.size());
    for (ClassFile one : classes) {
      Texts.write(out, one.name());
      Texts.writeBytes(out, one.bytes());
    }
  }

  public static List<ClassFile> readAll(DataInput in) throws IOException {
    int count = Texts.readCount(in);
    List<ClassFile> classes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      classes.add(new ClassFile(Texts.read(in), Texts.readBytes(in)));
    }
    return classes;
  }
}
