package dev.weavergen.api.validation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.Generations.GenerationRow;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.spans.ExecutionSpan;
import dev.weavergen.workflows.spans.ExecutionSpan.AttributeValue;
import dev.weavergen.workflows.spans.Spans;
import java.util.HashMap;
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

  /** Of the spans with a program, those of the members' own; other steps choose or fuse. */
  private static final String MEMBER_ASKED = "generate";

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

  /** Spans of the stored run alone; an earlier run of the same id has a time line of its own. */
  @Override
  public List<ExecutionSpan> spans(String generationId) {
    return generations
        .find(generationId)
        .map(row -> spans(generationId, row.summary().runId()))
        .orElse(List.of());
  }

  private List<ExecutionSpan> spans(String generationId, String runId) {
    return spans.page(generationId, Optional.empty(), Limits.PAGE_ROWS_MAX).stream()
        .filter(span -> span.key().runId().equals(runId))
        .toList();
  }

  /** The spans of the calls say which program came of each, in the order of arrival. */
  @Override
  public Map<String, String> sources(String generationId) {
    Map<String, String> arrived = new HashMap<>();
    for (ExecutionSpan span : spans(generationId)) {
      if (span.kind().equals(MEMBER_ASKED)
          && span.attributes().get(PROGRAM) instanceof AttributeValue.Text(String sha256)) {
        sources.get(sha256).ifPresent(source -> arrived.put(span.name(), source));
      }
    }
    Map<String, String> programs = new LinkedHashMap<>();
    generation(generationId).stream()
        .flatMap(generation -> generation.candidates().stream())
        .map(CandidateReport::model)
        .filter(arrived::containsKey)
        .forEach(member -> programs.put(member, arrived.get(member)));
    return programs;
  }
}
