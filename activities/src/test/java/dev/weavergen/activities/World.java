package dev.weavergen.activities;

import dev.weavergen.activities.consensus.EvidenceJudgement;
import dev.weavergen.activities.consensus.ScopeRecords;
import dev.weavergen.activities.generation.StoredRecall;
import dev.weavergen.activities.generation.StoredRecord;
import dev.weavergen.activities.panel.CataloguePanels;
import dev.weavergen.activities.panel.ModelQuestions;
import dev.weavergen.activities.panel.PanelGenerate;
import dev.weavergen.activities.panel.PanelGenerateTests;
import dev.weavergen.activities.panel.PanelImprove;
import dev.weavergen.activities.panel.PanelJudge;
import dev.weavergen.activities.panel.PanelMerge;
import dev.weavergen.activities.panel.PanelSketch;
import dev.weavergen.activities.panel.catalogue.ModelCatalogue;
import dev.weavergen.activities.panel.guard.Guards;
import dev.weavergen.activities.panel.provider.LangChainModels;
import dev.weavergen.activities.panel.settings.Access;
import dev.weavergen.activities.panel.settings.ModelSettings;
import dev.weavergen.activities.panel.settings.Provider;
import dev.weavergen.activities.prediction.EvidencePrediction;
import dev.weavergen.activities.prediction.PredictedCases;
import dev.weavergen.activities.spans.SpanExport;
import dev.weavergen.activities.spans.SpanInterceptor;
import dev.weavergen.domain.candidate.CandidateExtractor;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.intent.IntentParser;
import dev.weavergen.memory.budget.PostgresLedger;
import dev.weavergen.memory.evidence.PostgresSketches;
import dev.weavergen.memory.generation.PostgresGenerations;
import dev.weavergen.memory.generation.PostgresSources;
import dev.weavergen.memory.learning.PostgresKnowledges;
import dev.weavergen.memory.learning.PostgresNeighbours;
import dev.weavergen.memory.outcomes.PostgresOutcomes;
import dev.weavergen.memory.panel.PostgresReplies;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.recordings.PostgresRecordedTests;
import dev.weavergen.memory.recordings.PostgresRecordings;
import dev.weavergen.memory.recordings.RecordingImport;
import dev.weavergen.memory.spans.PostgresSpans;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.spans.ExecutionSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The real activities over a database of their own and models that a test configures. */
public final class World implements AutoCloseable {
  public static final String KEY = "k3y-that-must-not-show-0123456789";

  public final Database database = TestDatabase.fresh();
  public final Generations generations = new PostgresGenerations(database);
  public final PostgresSources sources = new PostgresSources(database);
  public final PostgresSpans spans = new PostgresSpans(database);
  public final PostgresReplies replies = new PostgresReplies(database);
  public final PostgresOutcomes outcomes = new PostgresOutcomes(database);
  public final PostgresKnowledges knowledges = new PostgresKnowledges(database);
  public final PostgresLedger ledger = new PostgresLedger(database);
  public final PostgresSketches sketches = new PostgresSketches(database);
  public final Exported exported = new Exported();
  public final Map<String, ModelSettings> configured = new LinkedHashMap<>();
  public final Map<String, String> environment = new HashMap<>();

  /** A model of OpenAI's protocol at that address, with a key. */
  public void openAi(String name, URI address, UnaryOperator<ModelSettings> change) {
    configured.put(
        name,
        change.apply(
            ModelSettings.of(Provider.OPENAI, "m")
                .with(Access.at(address.toString()).withKey(KEY))));
  }

  public void openAi(String name, URI address) {
    openAi(name, address, settings -> settings);
  }

  /** Imports a samples file; the name under which a panel asks it. */
  public String samples(String name, String jsonLines) {
    return "recorded:" + name + "@" + imported(RecordingImport.Kind.SAMPLES, name, jsonLines);
  }

  /** Imports a file of repairs; its content hash. */
  public String repairs(String jsonLines) {
    return imported(RecordingImport.Kind.REPAIRS, "repairs", jsonLines);
  }

  private String imported(RecordingImport.Kind kind, String name, String jsonLines) {
    try {
      Path file = Files.createTempFile("imported", ".jsonl");
      try {
        Files.writeString(file, jsonLines);
        return new RecordingImport(database).importFile(kind, name, file).sha256();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a generation as recall does. */
  public void open(String id, GenerationRequest request) {
    generations.open(
        new Generations.OpenGeneration(
            id,
            "run-of-" + id,
            "0".repeat(32),
            "test",
            Json.mapper().writeValueAsString(request),
            sources.put(request.intent().text()),
            Json.mapper().writeValueAsString(new IntentParser().parse(request.intent())),
            Optional.empty(),
            Optional.empty(),
            "unstated/no-examples/short",
            Instant.now()));
  }

  /** Forgets every generation, reply and span. */
  public void clear() {
    configured.clear();
    environment.clear();
    exported.clear();
    int _ =
        database.run(session ->
            session.update(
                "TRUNCATE generation, model_reply, execution_span, knowledge, purse CASCADE"));
  }

  /** Every row of the stores that the activities write, as text. */
  public String everythingStored() {
    return database.run(session ->
        String.join(
            "\n",
            session.list(
                """
                SELECT g::text AS row FROM generation g
                UNION ALL SELECT m::text FROM model_reply m
                UNION ALL SELECT s::text FROM execution_span s
                UNION ALL SELECT c.text FROM content_text c
                """,
                1_000,
                row -> row.text("row"))));
  }

  public List<ExecutionSpan> spansOf(String workflowId) {
    return spans.page(workflowId, Optional.empty(), 100);
  }

  public ModelCatalogue catalogue() {
    return new ModelCatalogue(
        new ModelCatalogue.Sources(
            configured,
            name -> Optional.ofNullable(environment.get(name)),
            new PostgresRecordings(database)),
        new LangChainModels(Clock.systemUTC()),
        new Guards(Clock.systemUTC()));
  }

  public SpanInterceptor interceptor() {
    return new SpanInterceptor(spans, new SpanExport(exported.telemetry()), Clock.systemUTC());
  }

  public PanelGenerate generate() {
    return new PanelGenerate(
        catalogue(),
        new PanelGenerate.Stores(questions(), generations, sources, outcomes),
        new CandidateExtractor());
  }

  public PanelGenerateTests generateTests() {
    return new PanelGenerateTests(catalogue(), questions(), generations);
  }

  public PanelJudge judge() {
    return new PanelJudge(catalogue(), questions(), generations, outcomes);
  }

  public PanelSketch sketch() {
    return new PanelSketch(catalogue(), questions(), generations, sketches);
  }

  public PanelMerge merge() {
    return new PanelMerge(catalogue(), questions(), generations, sources);
  }

  public PanelImprove improve() {
    return new PanelImprove(
        catalogue(), new PanelGenerate.Stores(questions(), generations, sources, outcomes));
  }

  public StoredRecall recall(String... panel) {
    return new StoredRecall(
        new IntentParser(),
        new CataloguePanels(catalogue(), List.of(panel)),
        generations,
        sources,
        spans,
        new PostgresRecordedTests(database),
        new PostgresRecordings(database),
        knowledges,
        ledger);
  }

  /** Asks with the ledger of this world. */
  public ModelQuestions questions() {
    return new ModelQuestions(replies, generations, ledger);
  }

  public EvidenceJudgement agree() {
    return new EvidenceJudgement(
        generations, sources, outcomes, new ScopeRecords(outcomes, knowledges));
  }

  public EvidencePrediction predict() {
    return new EvidencePrediction(
        new PredictedCases(generations, spans, outcomes, new PostgresNeighbours(database)),
        new ScopeRecords(outcomes, knowledges));
  }

  public StoredRecord record() {
    return new StoredRecord(
        generations, spans, new SpanExport(exported.telemetry()), Clock.systemUTC());
  }

  @Override
  public void close() {
    exported.close();
    database.close();
  }
}
