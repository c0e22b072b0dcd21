package dev.weavergen.activities.sandbox.jvm;

import dev.weavergen.activities.sandbox.jvm.child.Texts;
import dev.weavergen.domain.code.CodeReading;
import dev.weavergen.domain.code.SyntaxTree;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads what the contained compiler found in a program. */
final class ReadingDecoder {
  private ReadingDecoder() {}

  static CodeReading.Facts read(DataInputStream in) throws IOException {
    return new CodeReading.Facts(
        entry(in), names(in), shape(in), habits(in), tree(in), Texts.readAll(in));
  }

  private static CodeReading.Entry entry(DataInputStream in) throws IOException {
    boolean defined = in.readBoolean();
    int arityMin = in.readInt();
    int arityMax = in.readInt();
    OptionalInt bounded = arityMax < 0 ? OptionalInt.empty() : OptionalInt.of(arityMax);
    return new CodeReading.Entry(defined, arityMin, bounded, in.readBoolean(), in.readBoolean());
  }

  /**
   * What a program uses without defining it keeps it from compiling, so there is nothing to tell.
   */
  private static CodeReading.Names names(DataInputStream in) throws IOException {
    return new CodeReading.Names(
        List.of(),
        Texts.readAll(in),
        Texts.readAll(in),
        Texts.readAll(in),
        Texts.readAll(in),
        Texts.readAll(in),
        Texts.readAll(in));
  }

  private static CodeReading.Shape shape(DataInputStream in) throws IOException {
    return new CodeReading.Shape(in.readInt(), in.readInt(), in.readInt(), in.readInt());
  }

  private static CodeReading.Habits habits(DataInputStream in) throws IOException {
    return new CodeReading.Habits(
        Texts.readAll(in),
        Texts.readAll(in),
        in.readBoolean(),
        in.readBoolean(),
        in.readBoolean(),
        in.readBoolean());
  }

  private static SyntaxTree tree(DataInputStream in) throws IOException {
    int count = Texts.readCount(in);
    List<Long> subtrees = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      subtrees.add(in.readLong());
    }
    return new SyntaxTree(subtrees);
  }
}
