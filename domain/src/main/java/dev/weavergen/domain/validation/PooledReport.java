package dev.weavergen.domain.validation;

import dev.weavergen.domain.validation.Report.TaskDetail;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Several evaluations taken together, by task: one panel of some eighty tasks cannot show a
 * difference of five points. A task that several panels were given is drawn with all its trials, so
 * that it does not pass for several. {@link Arms#BEST_SINGLE} and {@link Arms#BEST_OWN_REPAIRS} are
 * each panel's own best, known only afterwards, which favours them.
 *
 * @param panels in the order given
 * @param tasks how many distinct ones, by their ids
 * @param arms by rising pass rate, each over the panels that have it
 * @param claims about reasoning where an evaluation reasoned, else about the consensus, corrected
 *     together
 * @param gain over a model that is asked once; empty without these arms
 */
public record PooledReport(
    List<Panel> panels,
    int tasks,
    Map<String, Arm> arms,
    List<Claim> claims,
    Optional<RelativeGain> gain) {
  public PooledReport {
    panels = List.copyOf(panels);
    arms = Collections.unmodifiableMap(new LinkedHashMap<>(arms));
    claims = List.copyOf(claims);
    gain = gain == null ? Optional.empty() : gain;
  }

  /**
   * One of the evaluations.
   *
   * @param passed programs that passed, by arm, for the arms of which all claims are made
   */
  public record Panel(
      String benchmark, List<String> members, int tasks, Map<String, Double> passed) {
    public Panel {
      members = List.copyOf(members);
      passed = Collections.unmodifiableMap(new LinkedHashMap<>(passed));
    }

    private static Panel of(Report report) {
      Map<String, Double> passed = new LinkedHashMap<>();
      report.arms().forEach((name, arm) -> passed.put(name, arm.passed()));
      return new Panel(report.benchmark(), report.panel(), report.tasks(), passed);
    }
  }

  /**
   * Pools.
   *
   * @param reports at least one; their intervals are made anew
   * @param seed of all intervals
   */
  public static PooledReport of(List<Report> reports, long seed) {
    List<Trial> trials = new ArrayList<>();
    for (Report report : reports) {
      report.tasksDetail().stream().map(TaskDetail::trial).forEach(trials::add);
    }
    return new PooledReport(
        reports.stream().map(Panel::of).toList(),
        (int) trials.stream().map(Trial::taskId).distinct().count(),
        Arms.of(trials, new Bootstrap(seed)),
        Claims.judged(hypotheses(Arms.names(trials)), trials, spanQuery(reports), seed),
        RelativeGain.of(trials, seed));
  }

  private static List<Hypothesis> hypotheses(SortedSet<String> arms) {
    List<Hypothesis> all = Hypothesis.standard(arms);
    List<Hypothesis> ofReasoning =
        all.stream().filter(claim -> Arms.isReasoning(claim.a())).toList();
    return ofReasoning.isEmpty() ? all : ofReasoning;
  }

  private static String spanQuery(List<Report> reports) {
    return String.join(
        " UNION ALL ",
        reports.stream()
            .flatMap(report -> report.claims().stream().map(Claim::spanQuery).limit(1))
            .distinct()
            .toList());
  }
}
