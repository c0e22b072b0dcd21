package dev.weavergen.api.validation;

import dev.weavergen.domain.generation.Generation;
import dev.weavergen.workflows.spans.ExecutionSpan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the page finds what happened in the generations it reports on. */
public interface TaskRuns {
  /** The whole result; empty when it is no longer stored. */
  Optional<Generation> generation(String generationId);

  /** In the order of their start; empty when none are stored. */
  List<ExecutionSpan> spans(String generationId);

  /** The candidates' programs by member, in the panel's order; empty when none are stored. */
  Map<String, String> sources(String generationId);
}
