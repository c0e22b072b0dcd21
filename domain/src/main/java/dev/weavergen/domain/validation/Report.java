package dev.weavergen.domain.validation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an evaluation found. Its JSON is {@code report.json}.
 *
 * @param tasks how many distinct tasks were judged
 * @param arms by rising pass rate
 * @param prediction what probabilities were worth; empty where none was judged
 * @param learning before and after; only with {@code --learn}
 * @param reasoning what the loop that repairs did; empty where it was entered in no task
 * @param spans execution spans of all generations
 * @param seconds the evaluation took
 */
public record Report(
    String benchmark,
    int tasks,
    List<String> panel,
    Map<String, String> options,
    Map<String, Arm> arms,
    List<Claim> claims,
    Optional<PredictionSection> prediction,
    Optional<LearningSection> learning,
    Optional<ReasoningSection> reasoning,
    List<TaskDetail> tasksDetail,
    Percentiles latencyMillis,
    Percentiles consensusMillis,
    Percentiles overheadMillis,
    int spans,
    double seconds) {
  public Report {
    panel = List.copyOf(panel);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    arms = Collections.unmodifiableMap(new LinkedHashMap<>(arms));
    claims = List.copyOf(claims);
    prediction = prediction == null ? Optional.empty() : prediction;
    learning = learning == null ? Optional.empty() : learning;
    reasoning = reasoning == null ? Optional.empty() : reasoning;
    tasksDetail = List.copyOf(tasksDetail);
  }

  /**
   * What was evaluated and how.
   *
   * @param options that differ from the defaults, as the user gave them
   * @param spanQuery finds the spans of all generations of the evaluation
   * @param seed of all intervals
   */
  public record Evaluated(
      String benchmark,
      List<String> panel,
      Map<String, String> options,
      String spanQuery,
      long seed,
      double seconds) {
    public Evaluated {
      panel = List.copyOf(panel);
      options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
  }

  /**
   * One task; its name for the task's id is the one that benchmark files use.
   *
   * @param passed whether the returned program passed, whichever arms were asked for; empty when
   *     that could not be decided
   * @param probability predicted for the returned program: for a first program by what tasks of
   *     other folds taught, for a repair by the generation itself
   * @param candidates the same of every member's program, by member
   * @param problem why the task has no result, or no label
   * @param arms what every arm passed, from which all figures of the report follow
   * @param iterations how many rounds the loop that repairs took; empty where it was not entered
   * @param stop why it ended, by name
   * @param rounds what each of them did
   */
  public record TaskDetail(
      String task_id,
      String generationId,
      Optional<String> chosen,
      Optional<Boolean> passed,
      Optional<Double> probability,
      SortedMap<String, Double> candidates,
      Optional<Double> agreement,
      Optional<String> problem,
      SortedMap<String, Double> arms,
      Optional<Integer> iterations,
      Optional<String> stop,
      List<TaskReasoning.Round> rounds) {
    public TaskDetail {
      iterations = iterations == null ? Optional.empty() : iterations;
      stop = stop == null ? Optional.empty() : stop;
      rounds = rounds == null ? List.of() : List.copyOf(rounds);
      candidates =
          Collections.unmodifiableSortedMap(
              candidates == null ? new TreeMap<>() : new TreeMap<>(candidates));
      arms = Collections.unmodifiableSortedMap(new TreeMap<>(arms));
    }

    static TaskDetail of(Trial trial) {
      return new TaskDetail(
          trial.taskId(),
          trial.generationId(),
          trial.chosen(),
          trial.returnedPassed(),
          trial.probability(),
          trial.candidates(),
          trial.agreement(),
          trial.problem(),
          trial.passed(),
          trial.reasoning().map(done -> done.rounds().size()),
          trial.reasoning().map(done -> done.stop().wireName()),
          trial.reasoning().map(TaskReasoning::rounds).orElse(List.of()));
    }

    /** As much of the trial as arms and claims need. */
    Trial trial() {
      return new Trial(
          task_id,
          generationId,
          arms,
          problem,
          chosen,
          passed,
          probability,
          candidates,
          agreement,
          new Trial.Timings(0, 0, 0),
          0,
          Optional.empty());
    }
  }

  /** What an evaluation may say beyond its arms. */
  public record Sections(
      Optional<PredictionSection> prediction, Optional<LearningSection> learning) {
    public static final Sections NONE = new Sections(Optional.empty(), Optional.empty());
  }

  /** The report on the arms of one panel alone. */
  public static Report of(Evaluated evaluated, List<Trial> trials) {
    return of(evaluated, trials, Sections.NONE);
  }

  /**
   * The report on one panel.
   *
   * @param trials at most one a task, in the order of the benchmark
   */
  public static Report of(Evaluated evaluated, List<Trial> trials, Sections sections) {
    List<Trial> summed = Arms.withSinglesSummed(trials);
    List<Hypothesis> hypotheses = Hypothesis.standard(Arms.names(summed));
    return new Report(
        evaluated.benchmark(),
        (int) trials.stream().map(Trial::taskId).distinct().count(),
        evaluated.panel(),
        evaluated.options(),
        Arms.of(summed, new Bootstrap(evaluated.seed())),
        Claims.judged(hypotheses, summed, evaluated.spanQuery(), evaluated.seed()),
        sections.prediction(),
        sections.learning(),
        ReasoningSection.of(summed, evaluated.seed()),
        summed.stream().map(TaskDetail::of).toList(),
        Percentiles.of(trials, Trial.Timings::latencyMillis),
        Percentiles.of(trials, Trial.Timings::consensusMillis),
        Percentiles.of(trials, Trial.Timings::overheadMillis),
        trials.stream().mapToInt(Trial::spans).sum(),
        evaluated.seconds());
  }
}
