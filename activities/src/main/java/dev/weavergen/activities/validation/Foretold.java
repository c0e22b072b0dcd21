package dev.weavergen.activities.validation;

import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.features.CaseReader;
import dev.weavergen.domain.validation.OutOfFold;
import dev.weavergen.domain.validation.PredictionSection;
import dev.weavergen.workflows.validation.Evaluations.MemberProgram;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was predicted of the tasks of an evaluation, each by what those of other folds taught.
 *
 * @param probabilities of what the generations chose before anything was repaired, by task
 * @param candidates the same of every member's program, by task and member
 * @param bySeedFormula the member whose program has the highest seed score, by task
 * @param section of the report
 */
record Foretold(
    Map<String, Double> probabilities,
    Map<String, SortedMap<String, Double>> candidates,
    Map<String, String> bySeedFormula,
    PredictionSection section) {
  static Foretold of(List<JudgedTask> tasks, long seed) {
    OutOfFold predicted =
        OutOfFold.of(tasks.stream().flatMap(task -> readable(task).stream()).toList(), seed);
    Map<String, Integer> places = predicted.bySeedFormula();
    Map<String, String> members = new TreeMap<>();
    for (JudgedTask task : tasks) {
      Optional.ofNullable(places.get(task.taskId()))
          .map(place -> task.result().programs().get(place).member())
          .ifPresent(member -> members.put(task.taskId(), member));
    }
    return new Foretold(
        predicted.probabilities(),
        byMember(tasks, predicted.candidates()),
        members,
        predicted.section());
  }

  private static Map<String, SortedMap<String, Double>> byMember(
      List<JudgedTask> tasks, Map<String, List<Double>> byPlace) {
    Map<String, SortedMap<String, Double>> byTask = new TreeMap<>();
    for (JudgedTask task : tasks) {
      List<Double> probabilities = byPlace.getOrDefault(task.taskId(), List.of());
      SortedMap<String, Double> members = new TreeMap<>();
      for (int place = 0; place < probabilities.size(); place++) {
        members.put(
            MemberNames.shown(task.result().programs().get(place).member()),
            probabilities.get(place));
      }
      byTask.put(task.taskId(), members);
    }
    return byTask;
  }

  /** Nothing for a task that says nothing, or to which nobody gave a program. */
  static Optional<OutOfFold.Task> readable(JudgedTask task) {
    return task.isLeftOut() || task.result().programs().isEmpty()
        ? Optional.empty()
        : task.intent().map(intent -> new OutOfFold.Task(task.taskId(), read(task, intent)));
  }

  private static GenerationCase read(JudgedTask task, ParsedIntent intent) {
    Map<String, Boolean> labels = new TreeMap<>();
    for (MemberProgram program : task.result().programs()) {
      task.label(program.sha256()).ifPresent(right -> labels.put(program.member(), right));
    }
    return CaseReader.read(
        new CaseReader.Facts(
            Sha256.of(intent.text()),
            task.taskClass(),
            intent,
            task.observation(),
            task.pastIntents()),
        contenders(task).toList(),
        task.generation().flatMap(Generation::consensus),
        labels);
  }

  private static Stream<CaseReader.Contender> contenders(JudgedTask task) {
    return task.result().programs().stream()
        .map(program ->
            new CaseReader.Contender(
                program.member(),
                program.model(),
                task.voters().stream()
                    .filter(voter -> voter.member().equals(program.member()))
                    .findFirst()
                    .flatMap(voter -> voter.confidence()),
                OptionalDouble.empty()));
  }
}
