package dev.weavergen.activities.validation;

import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.prediction.GenerationCase.Neighbour;
import dev.weavergen.workflows.learning.Neighbours;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * For every task of an evaluation the others whose intents are most like its own, by the search
 * that a generation uses, and how their programs fared. Folds are not known here.
 */
final class PastIntents {
  private final List<JudgedTask> tasks;
  private final Neighbours neighbours;
  private final Map<String, Double> success;

  PastIntents(List<JudgedTask> tasks, Neighbours neighbours) {
    this.tasks = tasks;
    this.neighbours = neighbours;
    this.success = new TreeMap<>();
    tasks.stream()
        .filter(task -> !task.isLeftOut())
        .flatMap(task -> group(task).stream().flatMap(group -> labels(group, task)))
        .collect(Collectors.groupingBy(Label::group, Collectors.averagingDouble(Label::passed)))
        .forEach(success::put);
  }

  /** What became of a program of an intent. */
  private record Label(String group, double passed) {}

  private static Stream<Label> labels(String group, JudgedTask task) {
    return task.result().programs().stream()
        .flatMap(program -> task.label(program.sha256()).stream())
        .map(right -> new Label(group, right ? 1 : 0));
  }

  private static Optional<String> group(JudgedTask task) {
    return task.intent().map(ParsedIntent::text).map(Sha256::of);
  }

  /** The tasks in their order. */
  List<JudgedTask> known() {
    return tasks.stream()
        .map(task -> group(task).map(group -> task.withPastIntents(nearest(group))).orElse(task))
        .toList();
  }

  private List<Neighbour> nearest(String group) {
    return neighbours.alike(group, success.keySet(), Neighbours.USUAL).stream()
        .flatMap(near ->
            Optional.ofNullable(success.get(near.group()))
                .map(share -> new Neighbour(near.group(), near.similarity(), share))
                .stream())
        .toList();
  }
}
