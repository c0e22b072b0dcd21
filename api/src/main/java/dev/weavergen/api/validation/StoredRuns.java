package dev.weavergen.api.validation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.Generations.GenerationRow;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.spans.ExecutionSpan;
import dev.weavergen.workflows.spans.ExecutionSpan.AttributeValue;
import dev.weavergen.workflows.spans.Spans;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@link TaskRuns} in the stores. Of a run with more spans than one page of them has, the first
 * page is shown.
 */
public final class StoredRuns implements TaskRuns {
  private static final String PROGRAM = "weavergen.program.sha256";

  private final Generations generations;
  private final Spans spans;
  private final Sources sources;

  public StoredRuns(Generations generations, Spans spans, Sources sources) {
    this.generations = generations;
    this.spans = spans;
    this.sources = sources;
  }

  @Override
  public Optional<Generation> generation(String generationId) {
    return generations
        .find(generationId)
        .flatMap(GenerationRow::resultJson)
        .map(json -> Json.mapper().readValue(json, Generation.class));
  }

  @Override
  public List<ExecutionSpan> spans(String generationId) {
    return spans.page(generationId, Optional.empty(), Limits.PAGE_ROWS_MAX);
  }

  /** The spans of the calls say which program came of each. */
  @Override
  public Map<String, String> sources(String generationId) {
    Map<String, String> programs = new LinkedHashMap<>();
    for (ExecutionSpan span : spans(generationId)) {
      if (span.attributes().get(PROGRAM) instanceof AttributeValue.Text(String sha256)) {
        sources.get(sha256).ifPresent(source -> programs.put(span.name(), source));
      }
    }
    return programs;
  }
}
