package dev.weavergen.workflows.validation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The store of evaluations: one row for each, and one for each of its tasks. */
public interface Evaluations {
  /**
   * Opens an evaluation with its tasks in order. Opening it again in the same run changes nothing;
   * another run of the same id begins anew.
   */
  void open(OpenEvaluation evaluation, List<String> taskIds);

  Optional<EvaluationRow> find(String id);

  /**
   * A page of the tasks, in order.
   *
   * @param from how many come before
   * @param atMost no more than {@link dev.weavergen.domain.Limits#PAGE_ROWS_MAX}
   */
  List<TaskRow> tasks(String id, int from, int atMost);

  /** Keeps what became of a task; a later one replaces it. */
  void result(String id, int ordinal, TaskResult result);

  /** Keeps the report and ends the evaluation. */
  void finish(String id, String reportJson);

  /**
   * @param id the workflow's
   * @param runId of the first run
   * @param requestJson an {@link EvaluationRequest}
   */
  record OpenEvaluation(
      String id, String runId, String requestJson, String benchmark, String benchmarkName) {}

  /**
   * @param runId of the first run
   * @param seconds from its start to its end, or until now
   * @param reportJson empty until it ends
   */
  record EvaluationRow(
      String id,
      String runId,
      String requestJson,
      String benchmark,
      String benchmarkName,
      int tasks,
      double seconds,
      Optional<String> reportJson) {
    /**
     * Whose knowledge its generations use: its own, which an earlier run of it knows nothing of.
     */
    public String scope() {
      return id + ":" + runId;
    }
  }

  /**
   * @param result empty until the task is labelled
   */
  record TaskRow(int ordinal, String taskId, Optional<TaskResult> result) {}

  /**
   * What became of a task. What a candidate is missing in has no label: its member gave no program,
   * or the test could not decide.
   *
   * @param problem why there is no result, or no label
   * @param programs in the panel's order
   * @param authors what the authors of its tests wrote themselves
   * @param labels whether it is right, by SHA-256 of the program
   * @param timingsMillis of the generation, by stage
   * @param slowestModelMillis the latency of the slowest model
   * @param ownRepairs what members with recorded repairs make of their own programs
   */
  record TaskResult(
      String generationId,
      Optional<String> problem,
      Optional<String> chosenSha256,
      List<MemberProgram> programs,
      List<AuthorProgram> authors,
      Map<String, Boolean> labels,
      Map<String, Long> timingsMillis,
      long slowestModelMillis,
      int spans,
      List<OwnRepairs> ownRepairs) {
    /** Of a task that came to nothing. */
    public static TaskResult without(String generationId, String problem) {
      return new TaskResult(
          generationId,
          Optional.of(problem),
          Optional.empty(),
          List.of(),
          List.of(),
          Map.of(),
          Map.of(),
          0,
          0,
          List.of());
    }

    public TaskResult {
      programs = List.copyOf(programs);
      ownRepairs = ownRepairs == null ? List.of() : List.copyOf(ownRepairs);
      authors = List.copyOf(authors);
      labels = Map.copyOf(labels);
      timingsMillis = Map.copyOf(timingsMillis);
    }
  }

  /**
   * What the author of generated tests answers to the task itself.
   *
   * @param sha256 of its program; empty when its reply held none
   */
  record AuthorProgram(String author, Optional<String> sha256) {}

  /**
   * What a member makes of its program alone.
   *
   * @param member its name as users write it
   * @param sha256 of the last recorded repair that holds a program, else of the first program;
   *     empty when there is neither
   * @param repairs how many are recorded
   */
  record OwnRepairs(String member, Optional<String> sha256, int repairs) {}

  /**
   * The program that a member's reply became.
   *
   * @param model what a track record is kept of
   */
  record MemberProgram(String member, String model, String sha256) {}
}
