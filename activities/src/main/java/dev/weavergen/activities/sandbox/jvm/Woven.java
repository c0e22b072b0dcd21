package dev.weavergen.activities.sandbox.jvm;

import dev.weavergen.activities.sandbox.jvm.child.ClassFile;
import dev.weavergen.activities.sandbox.jvm.child.Texts;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A program compiled together with its calls.
 *
 * @param initialised names of its top-level classes
 * @param host name of the class that has the calls
 * @param errors one per call: why it does not compile, empty when it does
 */
record Woven(List<ClassFile> classes, List<String> initialised, String host, List<String> errors) {
  /** How the compiler names the method of a call. */
  private static final String METHOD = "weavergen$";

  static Woven read(DataInputStream data) throws IOException {
    return new Woven(
        ClassFile.readAll(data), Texts.readAll(data), Texts.read(data), Texts.readAll(data));
  }

  /** The same with one more class. */
  Woven with(ClassFile more) {
    List<ClassFile> all = new ArrayList<>(classes);
    all.add(more);
    return new Woven(List.copyOf(all), initialised, host, errors);
  }

  /** Indices of the calls that can be run. */
  List<Integer> runnable() {
    return IntStream.range(0, errors.size())
        .filter(call -> errors.get(call).isEmpty())
        .boxed()
        .toList();
  }

  static List<String> methods(List<Integer> calls) {
    return calls.stream().map(call -> METHOD + call).toList();
  }
}
