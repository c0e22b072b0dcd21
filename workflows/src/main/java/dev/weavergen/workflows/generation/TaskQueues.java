package dev.weavergen.workflows.generation;

/** The names of the task queues; stable, because deployments and users type them. */
public final class TaskQueues {
  /** Workflows, memory and judgement. */
  public static final String MAIN = "weavergen";

  /** Running and reading candidates. */
  public static final String SANDBOX = "weavergen-sandbox";

  private static final String MODELS = "weavergen-models-";

  private TaskQueues() {}

  /** The queue on which models of that provider are asked. */
  public static String models(String provider) {
    return MODELS + provider;
  }
}
