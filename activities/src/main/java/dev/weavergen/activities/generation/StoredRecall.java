package dev.weavergen.activities.generation;

import dev.weavergen.activities.spans.AttemptKey;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.generation.InvalidRequestException;
import dev.weavergen.domain.intent.IntentParser;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.intent.Title;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.trackrecord.TaskClass;
import dev.weavergen.workflows.budget.Ledger;
import dev.weavergen.workflows.generation.Briefing;
import dev.weavergen.workflows.generation.Failures;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.RecallActivity;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.generation.TraceIds;
import dev.weavergen.workflows.learning.Knowledges;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.panel.PanelUnavailableException;
import dev.weavergen.workflows.panel.Panels;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.recordings.RecordedTests;
import dev.weavergen.workflows.recordings.Recordings;
import dev.weavergen.workflows.recordings.RepairsFile;
import dev.weavergen.workflows.recordings.TestsFile;
import dev.weavergen.workflows.spans.ExecutionSpan;
import dev.weavergen.workflows.spans.Spans;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Opens a generation in the store: what was asked, what it was understood to be, and who is asked.
 */
public final class StoredRecall implements RecallActivity {
  private final IntentParser parser;
  private final Panels panels;
  private final Generations generations;
  private final Sources sources;
  private final Spans spans;
  private final RecordedTests recordedTests;
  private final Recordings recordings;
  private final Knowledges knowledges;
  private final Ledger ledger;

  public StoredRecall(
      IntentParser parser,
      Panels panels,
      Generations generations,
      Sources sources,
      Spans spans,
      RecordedTests recordedTests,
      Recordings recordings,
      Knowledges knowledges,
      Ledger ledger) {
    this.parser = parser;
    this.panels = panels;
    this.generations = generations;
    this.sources = sources;
    this.spans = spans;
    this.recordedTests = recordedTests;
    this.recordings = recordings;
    this.knowledges = knowledges;
    this.ledger = ledger;
  }

  @Override
  public Briefing recall(GenerationRequest request, Instant startedAt) {
    ExecutionSpan.Key self = AttemptKey.of(Activity.getExecutionContext().getInfo());
    Panels.Seating seating = seat(request);
    requireTests(request);
    List<Member> panel = seating.members();
    requireRepairs(request, panel);
    ParsedIntent parsed = parser.parse(request.intent());
    open(self, request, parsed, startedAt);
    Recollection learned = Recollection.of(knowledges, scope(request));
    StepSpan.current()
        .attribute(
            "weavergen.language", parsed.language().map(Language::wireName).orElse("unstated"))
        .attribute("weavergen.entry_point", parsed.entryPoint().orElse("unstated"))
        .attribute("weavergen.examples", parsed.examples().size())
        .attribute("weavergen.knowledge", learned.versionInWords())
        .attribute("weavergen.panel", String.join(", ", panel.stream().map(Member::name).toList()));
    return new Briefing(
        title(parsed),
        parsed.language(),
        parsed.entryPoint(),
        parsed.examples().size(),
        panel,
        Optional.of(learned.recalled()),
        Optional.of(
            new Briefing.Reasoning(
                request.maxIterations().orElse(Limits.REASONING_ITERATIONS_MAX))),
        Stream.concat(seating.notes().stream(), learned.notes().stream()).toList());
  }

  private void requireTests(GenerationRequest request) {
    for (String name : request.evidence().generatedTests()) {
      if (!recordedTests.holds(TestsFile.parse(name).sha256())) {
        throw ApplicationFailure.newNonRetryableFailure(
            "generatedTests: \""
                + name
                + "\" has not been imported; expected an imported file of tests",
            Failures.INVALID_REQUEST,
            "generatedTests");
      }
    }
  }

  private void requireRepairs(GenerationRequest request, List<Member> panel) {
    List<String> names = panel.stream().map(RepairsFile::name).distinct().toList();
    for (String text : request.evidence().repairs()) {
      RepairsFile file = RepairsFile.parse(text);
      if (!recordings.holdsRepairs(file.sha256())) {
        throw invalidRepairs(
            "\"" + text + "\" has not been imported; expected an imported file of repairs");
      }
      if (panel.stream().noneMatch(file::answersFor)) {
        throw invalidRepairs(
            "\""
                + file.name()
                + "\" is no member of the panel; expected "
                + String.join(" or ", names));
      }
    }
  }

  private static ApplicationFailure invalidRepairs(String problem) {
    return ApplicationFailure.newNonRetryableFailure(
        "repairs: " + problem, Failures.INVALID_REQUEST, "repairs");
  }

  private Panels.Seating seat(GenerationRequest request) {
    try {
      return panels.seat(request.models());
    } catch (InvalidRequestException invalid) {
      throw ApplicationFailure.newNonRetryableFailure(
          String.valueOf(invalid.getMessage()), Failures.INVALID_REQUEST, invalid.field());
    } catch (PanelUnavailableException unavailable) {
      throw ApplicationFailure.newNonRetryableFailure(
          String.valueOf(unavailable.getMessage()), Failures.UNAVAILABLE);
    }
  }

  private void open(
      ExecutionSpan.Key self, GenerationRequest request, ParsedIntent parsed, Instant startedAt) {
    generations.open(
        new Generations.OpenGeneration(
            self.workflowId(),
            self.runId(),
            TraceIds.trace(self.runId()),
            scope(request),
            Json.mapper().writeValueAsString(request),
            sources.put(request.intent().text()),
            Json.mapper().writeValueAsString(parsed),
            parsed.language().map(Language::wireName),
            parsed.entryPoint(),
            TaskClass.of(parsed),
            startedAt));
    request.budget().ifPresent(budget -> ledger.open(self.workflowId(), self.runId(), budget));
    ExecutionSpan.Key key = TraceIds.runKey(self.workflowId(), self.runId());
    spans.write(
        new ExecutionSpan(
            key,
            TraceIds.trace(self.runId()),
            TraceIds.span(key),
            Optional.empty(),
            "generation",
            self.workflowId(),
            startedAt,
            Optional.empty(),
            new TreeMap<>(),
            Optional.empty()));
  }

  private static String scope(GenerationRequest request) {
    return request.evidence().knowledgeScope().orElse(Outcomes.USER_SCOPE);
  }

  private static String title(ParsedIntent parsed) {
    String language = parsed.language().map(Language::wireName).orElse("");
    String named = parsed.entryPoint().map(name -> name + ": ").orElse("");
    return (language + " " + named + Title.of(parsed.text())).strip();
  }
}
