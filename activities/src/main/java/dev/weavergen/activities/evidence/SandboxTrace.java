package dev.weavergen.activities.evidence;

import dev.weavergen.activities.heartbeat.Heartbeat;
import dev.weavergen.activities.sandbox.SandboxUnavailableException;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.RunLimits;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.generation.StoredIntent;
import dev.weavergen.workflows.reasoning.TraceActivity;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.util.List;

/**
 * The step {@code trace}: runs one call of a program as every candidate is run, and hands on what
 * it did. A program that cannot be traced has no lines, and a machine without a sandbox neither: a
 * trace helps whoever repairs, and nobody waits for it.
 */
public final class SandboxTrace implements TraceActivity {
  private final Generations generations;
  private final Sources sources;
  private final Sandboxes sandboxes;

  public SandboxTrace(Generations generations, Sources sources, Sandboxes sandboxes) {
    this.generations = generations;
    this.sources = sources;
    this.sandboxes = sandboxes;
  }

  @Override
  public Trace trace(Language language, String programSha256, String call) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    Program program = program(context.getInfo().getWorkflowId(), language, programSha256);
    try (Heartbeat heartbeat = Heartbeat.of(context)) {
      List<String> lines = heartbeat.await(() -> lines(program, call));
      StepSpan.current()
          .name("trace of " + call)
          .attribute("weavergen.program", programSha256)
          .attribute("weavergen.trace.lines", lines.size());
      return new Trace(lines);
    }
  }

  private Program program(String generationId, Language language, String sha256) {
    String source =
        sources
            .get(sha256)
            .orElseThrow(
                () -> new IllegalStateException("the program " + sha256 + " is not in the store"));
    return new Program(
        language, StoredIntent.of(generations, generationId).entryPoint(), source, sha256);
  }

  private List<String> lines(Program program, String call) {
    try {
      return sandboxes.of(program.language()).trace(program, call, RunLimits.CANDIDATE);
    } catch (SandboxUnavailableException _) {
      StepSpan.current().attribute("weavergen.not_executed", "no sandbox on this machine");
      return List.of();
    }
  }
}
