package dev.weavergen.workflows.validation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.domain.validation.Arms;
import dev.weavergen.workflows.payload.Json;
import java.util.List;
import java.util.Optional;

/**
 * What is to be evaluated. Files are named by content hash, so that the same request always means
 * the same replies, tasks and tests.
 *
 * @param benchmark SHA-256 of an imported benchmark
 * @param panel members as {@code recorded:NAME@sha256} or as names of live models; at least one
 * @param generatedTests imported files of tests, each as {@code NAME@sha256}
 * @param testAuthors imported samples of who wrote those tests, each as {@code NAME@sha256}: only
 *     labelled, never shown to a generation
 * @param hideExamples whether examples are kept from the judgement
 * @param completeOnly whether only tasks are taken to which every recorded member has a reply
 * @param arms which are reported; empty for all
 * @param offset how many of the tasks that would be taken are left out at the beginning
 * @param limit at most so many tasks; 0 for all
 * @param parallel generations at once; 0 for {@link #PARALLEL_USUAL}
 * @param seed decides which probes are drawn and which resamples the intervals are made of
 * @param samplesPerTask how many successive replies of each recorded member are candidates; 0 for 1
 * @param dropLeakedTests whether labels leave out what hidden tests share with visible examples
 * @param learn whether the first two thirds of the tasks are learned from as they come, and the
 *     last third is judged before and after
 * @param repairs imported files of recorded repairs, each as {@code NAME@sha256}, NAME being the
 *     member of the panel that they answer for
 * @param maxIterations how many rounds of repair a generation takes at most; empty for {@link
 *     Limits#REASONING_ITERATIONS_MAX}
 */
public record EvaluationRequest(
    String benchmark,
    List<String> panel,
    List<String> generatedTests,
    List<String> testAuthors,
    boolean hideExamples,
    boolean completeOnly,
    List<String> arms,
    int offset,
    int limit,
    int parallel,
    long seed,
    int samplesPerTask,
    boolean dropLeakedTests,
    boolean learn,
    List<String> repairs,
    Optional<Integer> maxIterations) {
  public static final int PARALLEL_USUAL = 4;
  public static final int PARALLEL_MAX = 32;

  /** After so many tasks what they taught is published. */
  public static final int LESSON_TASKS = 10;

  private static final int ID_DIGITS = 16;

  public EvaluationRequest {
    benchmark = benchmark == null ? "" : benchmark;
    panel = panel == null ? List.of() : List.copyOf(panel);
    generatedTests = generatedTests == null ? List.of() : List.copyOf(generatedTests);
    testAuthors = testAuthors == null ? List.of() : List.copyOf(testAuthors);
    arms = arms == null ? List.of() : List.copyOf(arms);
    parallel = parallel == 0 ? PARALLEL_USUAL : parallel;
    samplesPerTask = samplesPerTask == 0 ? 1 : samplesPerTask;
    repairs = repairs == null ? List.of() : List.copyOf(repairs);
    maxIterations = maxIterations == null ? Optional.empty() : maxIterations;
  }

  /** How many of the tasks, the first in order, are learned from; the others are frozen. */
  public static int learnedTasks(int tasks) {
    return tasks * 2 / 3;
  }

  /** How many rounds of repair; none where nobody wants to know what they bring. */
  public int iterationsMax() {
    boolean wanted = arms.isEmpty() || arms.stream().anyMatch(Arms::isReasoning);
    return wanted ? maxIterations.orElse(Limits.REASONING_ITERATIONS_MAX) : 0;
  }

  /**
   * The evaluation's id, which is the workflow's: it follows from everything that can change the
   * result, so that the same evaluation, started again after a crash, is found where it is.
   */
  public String id() {
    EvaluationRequest deciding =
        new EvaluationRequest(
            benchmark,
            panel,
            generatedTests,
            testAuthors,
            hideExamples,
            completeOnly,
            List.of(),
            offset,
            limit,
            0,
            seed,
            samplesPerTask,
            dropLeakedTests,
            learn,
            repairs,
            Optional.of(iterationsMax()));
    return "evaluation-"
        + Sha256.of(Json.mapper().writeValueAsString(deciding)).substring(0, ID_DIGITS);
  }
}
