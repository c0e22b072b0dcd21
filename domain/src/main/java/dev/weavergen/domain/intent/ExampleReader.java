package dev.weavergen.domain.intent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the examples of one text, by asking each reader of a form in turn: those with clear
 * beginnings first, and what they have read is out of the others' way.
 *
 * <p>Two different values for one call contradict each other, and nothing says which is right, so
 * neither is an example.
 */
final class ExampleReader {
  private ExampleReader() {}

  /** The examples in order of appearance, each call once. */
  static List<FoundExample> read(String source, Task task) {
    ReadableText text = new ReadableText(source);
    List<FoundExample> found = new ArrayList<>();
    found.addAll(new Doctests(text, task).read());
    found.addAll(new Assertions(text, task).read());
    found.addAll(new Relations(text, task).read());
    found.addAll(new InputOutput(text, task).read());
    found.addAll(new Circumstances(text, task).read());
    found.sort(Comparator.comparingInt(FoundExample::position));
    return withoutContradictions(found);
  }

  private static List<FoundExample> withoutContradictions(List<FoundExample> found) {
    Map<String, FoundExample> first = new LinkedHashMap<>();
    List<String> contradicted = new ArrayList<>();
    for (FoundExample example : found) {
      FoundExample earlier = first.putIfAbsent(example.key(), example);
      if (earlier != null && !earlier.value().equals(example.value())) {
        contradicted.add(example.key());
      }
    }
    contradicted.forEach(first::remove);
    return List.copyOf(first.values());
  }
}
