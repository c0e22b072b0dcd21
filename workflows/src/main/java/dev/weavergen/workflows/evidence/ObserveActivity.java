package dev.weavergen.workflows.evidence;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.panel.Reply;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** Runs and reads the candidates in the sandbox, on the queue {@code weavergen-sandbox}. */
@ActivityInterface
public interface ObserveActivity {
  /**
   * Observes. Without a sandbox the candidates are not run, and the observation says so.
   *
   * @param answered at least one, in the panel's order
   * @param tests asserts that models wrote, each with its author; may be empty
   */
  @ActivityMethod(name = "observe")
  Observation observe(List<Reply.Answered> answered, List<GeneratedTest> tests);

  /**
   * An assert that a model wrote.
   *
   * @param author the model
   * @param source in the candidates' language
   */
  record GeneratedTest(String author, String source) {}
}
