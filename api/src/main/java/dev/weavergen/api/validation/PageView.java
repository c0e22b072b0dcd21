package dev.weavergen.api.validation;

import dev.weavergen.domain.validation.Arm;
import dev.weavergen.domain.validation.Arms;
import dev.weavergen.domain.validation.Report;
import dev.weavergen.domain.validation.Report.TaskDetail;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page's facts, each a text or a list of them.
 *
 * @param prediction null where none was judged, which the template takes for nothing to show
 * @param learning the same
 * @param reasoning the same
 * @param tasks read one by one while the page is written, so that no more than one run is held
 */
record PageView(
    String benchmark,
    String headline,
    List<String> facts,
    List<ArmRow> arms,
    List<ClaimRow> claims,
    @Nullable PredictionView prediction,
    @Nullable LearningView learning,
    @Nullable ReasoningView reasoning,
    List<TimeRow> times,
    Iterable<TaskRow> tasks,
    PageParts parts) {
  static PageView of(Report report, TaskRuns runs, PageParts parts) {
    return new PageView(
        report.benchmark(),
        headline(report),
        facts(report),
        report.arms().entrySet().stream()
            .map(arm -> ArmRow.of(arm.getKey(), arm.getValue()))
            .toList()
            .reversed(),
        report.claims().stream().map(ClaimRow::of).toList(),
        report.prediction().map(PredictionView::of).orElse(null),
        report.learning().map(LearningView::of).orElse(null),
        report.reasoning().map(section -> ReasoningView.of(section, report)).orElse(null),
        TimeRow.of(report),
        () -> tasks(report.tasksDetail(), runs).iterator(),
        parts);
  }

  private static Stream<TaskRow> tasks(List<TaskDetail> tasks, TaskRuns runs) {
    return IntStream.range(0, tasks.size())
        .mapToObj(place -> TaskRow.of(place, tasks.get(place), run(tasks.get(place), runs)));
  }

  private static Optional<RunView> run(TaskDetail task, TaskRuns runs) {
    String id = task.generationId();
    return runs.generation(id)
        .map(generation -> RunView.of(generation, runs.sources(id), SpanRow.of(runs.spans(id))));
  }

  private static String headline(Report report) {
    String arms =
        Stream.of(
                Arms.REASONING,
                Arms.CONSENSUS,
                Arms.CONSENSUS_NO_LABELS,
                Arms.BEST_SINGLE,
                Arms.ORACLE)
            .flatMap(name ->
                Optional.ofNullable(report.arms().get(name)).stream()
                    .map(arm -> inWords(name, arm)))
            .collect(Collectors.joining(", "));
    return arms.isEmpty() ? report.tasks() + " tasks." : "Passed: " + arms + ".";
  }

  private static String inWords(String name, Arm arm) {
    return "%s %s of %d (%s)"
        .formatted(
            ArmWords.of(name),
            Figures.count(arm.passed()),
            arm.n(),
            Figures.percent(arm.passRate()));
  }

  private static List<String> facts(Report report) {
    Stream<String> facts =
        Stream.of(
            report.tasks() + " tasks",
            "panel: " + String.join(", ", report.panel()),
            report.spans() + " spans",
            String.format(Locale.ROOT, "%.0f s", report.seconds()));
    Stream<String> options =
        report.options().entrySet().stream()
            .map(option -> option.getKey() + ": " + option.getValue());
    return Stream.concat(facts, options).toList();
  }
}
