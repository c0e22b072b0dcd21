package dev.weavergen.workflows.generation;

/** The names of the task queues; stable, because deployments and users type them. */
public final class TaskQueues {
  /** Workflows, memory and judgement. */
  public static final String MAIN = "weavergen";

  /** Running and reading candidates. */
  public static final String SANDBOX = "weavergen-sandbox";

  /** Running hidden tests, apart from the candidates, so that no generation waits for a label. */
  public static final String LABELS = "weavergen-labels";

  private static final String MODELS = "weavergen-models-";

  private TaskQueues() {}

  /** The queue on which models of that provider are asked. */
  public static String models(String provider) {
    return MODELS + provider;
  }
}
