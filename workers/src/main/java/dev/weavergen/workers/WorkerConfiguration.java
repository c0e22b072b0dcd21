package dev.weavergen.workers;

import dev.weavergen.activities.budget.LedgerPurse;
import dev.weavergen.activities.consensus.EvidenceJudgement;
import dev.weavergen.activities.consensus.ScopeRecords;
import dev.weavergen.activities.evidence.SandboxFusionCheck;
import dev.weavergen.activities.evidence.SandboxObserve;
import dev.weavergen.activities.evidence.SandboxTrace;
import dev.weavergen.activities.evidence.SandboxTryRepairs;
import dev.weavergen.activities.generation.StoredRecall;
import dev.weavergen.activities.generation.StoredRecord;
import dev.weavergen.activities.outcomes.StoredLabels;
import dev.weavergen.activities.panel.CataloguePanels;
import dev.weavergen.activities.panel.ModelQuestions;
import dev.weavergen.activities.panel.PanelGenerate;
import dev.weavergen.activities.panel.PanelGenerateTests;
import dev.weavergen.activities.panel.PanelImprove;
import dev.weavergen.activities.panel.PanelJudge;
import dev.weavergen.activities.panel.PanelMerge;
import dev.weavergen.activities.panel.PanelSketch;
import dev.weavergen.activities.panel.catalogue.ModelCatalogue;
import dev.weavergen.activities.prediction.EvidencePrediction;
import dev.weavergen.activities.prediction.PredictedCases;
import dev.weavergen.activities.reasoning.StoredReason;
import dev.weavergen.activities.spans.SpanExport;
import dev.weavergen.activities.spans.SpanInterceptor;
import dev.weavergen.domain.candidate.CandidateExtractor;
import dev.weavergen.domain.intent.IntentParser;
import dev.weavergen.memory.budget.PostgresLedger;
import dev.weavergen.memory.evidence.PostgresObservations;
import dev.weavergen.memory.evidence.PostgresSketches;
import dev.weavergen.memory.generation.PostgresGenerations;
import dev.weavergen.memory.generation.PostgresSources;
import dev.weavergen.memory.learning.PostgresKnowledges;
import dev.weavergen.memory.learning.PostgresNeighbours;
import dev.weavergen.memory.outcomes.PostgresOutcomes;
import dev.weavergen.memory.panel.PostgresReplies;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.DatabaseUnavailable;
import dev.weavergen.memory.postgres.DatabaseUrl;
import dev.weavergen.memory.reasoning.PostgresAttempts;
import dev.weavergen.memory.recordings.PostgresRecordedTests;
import dev.weavergen.memory.recordings.PostgresRecordings;
import dev.weavergen.memory.spans.PostgresSpans;
import dev.weavergen.workflows.budget.Ledger;
import dev.weavergen.workflows.evidence.Observations;
import dev.weavergen.workflows.evidence.Sketches;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.learning.Knowledges;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.reasoning.Attempts;
import dev.weavergen.workflows.spans.Spans;
import io.opentelemetry.api.OpenTelemetry;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How a worker is put together: every part by name, none by scanning. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkerSettings.class)
public class WorkerConfiguration {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean(destroyMethod = "close")
  Database database(WorkerSettings settings) {
    String url =
        settings
            .database()
            .url()
            .orElseThrow(() ->
                new DatabaseUnavailable(
                    "no database is named; give one with --database postgresql://user:password@host:5432/database"));
    Database database = Database.pooled(parsed(url), settings.database().connectionsMax());
    database.migrate();
    return database;
  }

  private static DatabaseUrl parsed(String url) {
    try {
      return DatabaseUrl.of(Placeholders.filled("weavergen.database.url", url));
    } catch (IllegalArgumentException wrong) {
      throw new InvalidConfigurationException("weavergen.database.url: " + wrong.getMessage());
    }
  }

  @Bean(destroyMethod = "shutdownNow")
  WorkflowServiceStubs workflowServiceStubs(WorkerSettings settings) {
    return TemporalService.connect(settings.temporal().address());
  }

  @Bean
  WorkflowClient workflowClient(WorkflowServiceStubs stubs, WorkerSettings settings) {
    return TemporalService.client(stubs, settings.temporal().namespace());
  }

  @Bean
  Generations generations(Database database) {
    return new PostgresGenerations(database);
  }

  @Bean
  Spans spans(Database database) {
    return new PostgresSpans(database);
  }

  @Bean
  Sources sources(Database database) {
    return new PostgresSources(database);
  }

  @Bean
  OpenTelemetry openTelemetry() {
    return Telemetry.start(System.getenv());
  }

  @Bean
  SpanExport spanExport(OpenTelemetry telemetry) {
    return new SpanExport(telemetry);
  }

  @Bean
  ModelCatalogue modelCatalogue(WorkerSettings settings, Database database) {
    return ModelCatalogues.of(
        settings,
        new PostgresRecordings(database),
        name -> Optional.ofNullable(System.getenv(name)));
  }

  @Bean(destroyMethod = "close")
  WorkerSandboxes workerSandboxes(WorkerSettings settings, Clock clock) {
    return new WorkerSandboxes(settings.sandbox(), clock);
  }

  @Bean
  TemporalWorkers temporalWorkers(
      WorkflowClient client,
      WorkerSettings settings,
      Database database,
      Generations generations,
      Sources sources,
      Spans spans,
      SpanExport export,
      ModelCatalogue catalogue,
      WorkerSandboxes sandboxes,
      Clock clock) {
    Outcomes outcomes = new PostgresOutcomes(database);
    Knowledges knowledges = new PostgresKnowledges(database);
    ScopeRecords records = new ScopeRecords(outcomes, knowledges);
    Observations observations = new PostgresObservations(database);
    Ledger ledger = new PostgresLedger(database);
    ModelQuestions questions =
        new ModelQuestions(new PostgresReplies(database), generations, ledger);
    PanelGenerate.Stores stores =
        new PanelGenerate.Stores(questions, generations, sources, outcomes);
    Sketches sketches = new PostgresSketches(database);
    SandboxObserve.Stores observed =
        new SandboxObserve.Stores(
            generations, sources, observations, new PostgresRecordedTests(database), sketches);
    Attempts attempts = new PostgresAttempts(database);
    PredictedCases cases =
        new PredictedCases(generations, spans, outcomes, new PostgresNeighbours(database));
    EvaluationSteps evaluation = new EvaluationSteps(database, sandboxes);
    return new TemporalWorkers(
        client,
        new SearchAttributes(
            client.getWorkflowServiceStubs(),
            settings.temporal().address(),
            settings.temporal().namespace()),
        new NightlyLearning(client, settings.learning()),
        new SpanInterceptor(spans, export, clock),
        new TemporalWorkers.Steps(
            new StoredRecall(
                new IntentParser(),
                new CataloguePanels(catalogue, settings.panel()),
                generations,
                sources,
                spans,
                new PostgresRecordedTests(database),
                new PostgresRecordings(database),
                knowledges,
                ledger),
            new WarmingGenerate(
                new PanelGenerate(catalogue, stores, new CandidateExtractor()),
                generations,
                sandboxes::warm),
            new PanelGenerateTests(catalogue, questions, generations),
            new PanelSketch(catalogue, questions, generations, sketches),
            new PanelJudge(catalogue, questions, generations, outcomes),
            new PanelMerge(catalogue, questions, generations, sources),
            new PanelImprove(catalogue, stores),
            new SandboxFusionCheck(observed, sandboxes.all()),
            new SandboxObserve(observed, sandboxes.all()),
            new SandboxTryRepairs(observed, attempts, sandboxes.all()),
            new SandboxTrace(generations, sources, sandboxes.all()),
            new EvidenceJudgement(generations, sources, outcomes, records),
            new EvidencePrediction(cases, records),
            new StoredReason(
                new StoredReason.Stores(generations, sources, outcomes, observations, attempts),
                cases,
                records),
            new LedgerPurse(ledger, generations),
            new StoredRecord(generations, spans, export, clock),
            new StoredLabels(generations, outcomes, observations, attempts),
            evaluation.reports(),
            evaluation.labels(),
            LearningSteps.of(database)),
        new TemporalWorkers.Capacity(
            catalogue.providers(),
            settings.sandbox().observationsMax(),
            settings.sandbox().labelsMax()));
  }
}
