package dev.weavergen.workflows.reasoning;

import dev.weavergen.domain.intent.Language;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** Records what a program does on one input, on the queue {@code weavergen-sandbox}. */
@ActivityInterface
public interface TraceActivity {
  /**
   * Traces.
   *
   * @param language that the program is written in
   * @param programSha256 of a program in the store
   * @param call that shows the problem
   */
  @ActivityMethod(name = "trace")
  Trace trace(Language language, String programSha256, String call);

  /**
   * @param lines the values of variables after each basic block that was run, at most {@link
   *     dev.weavergen.domain.reasoning.Feedback#TRACE_LINES_MAX}; none where nothing could be
   *     traced
   */
  record Trace(List<String> lines) {
    public Trace {
      lines = List.copyOf(lines);
    }
  }
}
