package dev.weavergen.activities.learning;

import dev.weavergen.activities.heartbeat.Heartbeat;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.workflows.evidence.Observations;
import dev.weavergen.workflows.generation.Failures;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.learning.KnowledgeJson;
import dev.weavergen.workflows.learning.Knowledges;
import dev.weavergen.workflows.learning.Knowledges.Published;
import dev.weavergen.workflows.learning.LearnedCases;
import dev.weavergen.workflows.learning.LearnedCases.Labelled;
import dev.weavergen.workflows.learning.LearnedCases.LearnedCase;
import dev.weavergen.workflows.learning.LearningActivity;
import dev.weavergen.workflows.learning.Neighbours;
import dev.weavergen.workflows.learning.UnreadableCaseException;
import dev.weavergen.workflows.learning.UnreadableKnowledgeException;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.spans.Spans;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Learns from what the stores hold, and leaves everything it makes in them. */
public final class StoredLearning implements LearningActivity {
  private static final int PAGE_GENERATIONS = 100;

  /** Other runs publish and roll back meanwhile, but not that often. */
  private static final int HISTORY_SEEN = 100;

  private static final int DRIFT_DAYS = 7;
  private static final int DRIFT_PREDICTIONS_MAX = 10_000;

  private final Knowledges knowledges;
  private final LearnedCases cases;
  private final Spans spans;
  private final Sources sources;
  private final StoredCases readings;

  public StoredLearning(Learned learned, Observed observed) {
    this.knowledges = learned.knowledges();
    this.cases = learned.cases();
    this.spans = observed.spans();
    this.sources = observed.sources();
    this.readings =
        new StoredCases(
            observed.generations(),
            observed.observations(),
            observed.outcomes(),
            learned.neighbours());
  }

  /** What learning reads of its own and writes. */
  public record Learned(Knowledges knowledges, LearnedCases cases, Neighbours neighbours) {}

  /** What generations left behind. */
  public record Observed(
      Generations generations,
      Sources sources,
      Observations observations,
      Outcomes outcomes,
      Spans spans) {}

  @Override
  public Plan plan(String scope) {
    Optional<Knowledge> current = readable(() -> knowledges.current(scope));
    long latest =
        knowledges.history(scope, 1).stream().findFirst().map(Published::version).orElse(0L);
    long revision = cases.lastRevision(scope);
    Plan plan =
        new Plan(
            scope,
            current.map(known -> OptionalLong.of(known.version())).orElse(OptionalLong.empty()),
            latest + 1,
            knowledges.watermark(scope),
            revision);
    StepSpan.current()
        .name(scope)
        .attribute("weavergen.learning.watermark", plan.watermark())
        .attribute("weavergen.learning.revision", plan.revision());
    return plan;
  }

  /** Where a digest is: heartbeats carry it, so that the next attempt goes on from there. */
  record Place(long revision, Digest digest) {}

  @Override
  public Digest digest(Plan plan) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    Place place =
        context
            .getHeartbeatDetails(Place.class)
            .orElseGet(() -> new Place(plan.watermark(), Digest.NONE));
    List<Labelled> page = page(plan, place);
    while (!page.isEmpty()) {
      for (Labelled labelled : page) {
        place = new Place(labelled.revision(), digested(plan, labelled, place.digest()));
        context.heartbeat(place);
      }
      page = page(plan, place);
    }
    StepSpan.current()
        .name(place.digest().generations() + " generations")
        .attribute("weavergen.learning.generations", place.digest().generations())
        .attribute("weavergen.learning.without_case", place.digest().withoutCase())
        .attribute("weavergen.learning.spans", place.digest().spans());
    return place.digest();
  }

  private List<Labelled> page(Plan plan, Place place) {
    return cases.labelled(plan.scope(), place.revision(), plan.revision(), PAGE_GENERATIONS);
  }

  private Digest digested(Plan plan, Labelled labelled, Digest before) {
    SpanReading replies = SpanReading.of(spans, labelled.generationId());
    Optional<GenerationCase> learned = readings.read(plan.scope(), labelled, replies);
    cases.put(labelled.generationId(), labelled.revision(), learned);
    return before.with(learned.isPresent(), replies.spans());
  }

  @Override
  public Draft fit(Plan plan) {
    try (Heartbeat _ = Heartbeat.of(Activity.getExecutionContext())) {
      Optional<Knowledge> current =
          plan.version().isPresent()
              ? readable(() -> knowledges.find(plan.scope(), plan.version().getAsLong()))
              : Optional.empty();
      List<LearnedCase> history =
          readable(
              () -> CaseHistory.read(cases, plan.scope(), plan.revision(), CaseHistory.CASES_MAX));
      Knowledge next =
          new NextKnowledge(plan, current, history)
              .learned(
                  cases.foretold(plan.scope(), plan.revision(), DRIFT_DAYS, DRIFT_PREDICTIONS_MAX));
      tell(next);
      return new Draft(plan.scope(), sources.put(KnowledgeJson.write(next)), outline(next));
    }
  }

  private static void tell(Knowledge next) {
    StepSpan.current()
        .name("version " + next.version())
        .attribute("weavergen.knowledge.version", next.version())
        .attribute("weavergen.knowledge.generations", next.generations())
        .attribute("weavergen.knowledge.labels", next.labels())
        .attribute("weavergen.knowledge.promoted", next.trial().promoted())
        .attribute("weavergen.knowledge.trial", next.trial().words())
        .attribute("weavergen.knowledge.drift_alarm", next.drift().alarm());
  }

  private static Outline outline(Knowledge next) {
    return new Outline(
        next.version(),
        next.parent(),
        next.watermark(),
        next.generations(),
        next.labels(),
        next.predictor().map(predictor -> predictor.name()),
        next.trial(),
        next.drift());
  }

  @Override
  public Publication publish(Draft draft) {
    String document =
        sources
            .get(draft.sha256())
            .orElseThrow(() ->
                new IllegalStateException("the draft " + draft.sha256() + " is not in the store"));
    boolean published =
        knowledges.publish(draft.scope(), KnowledgeJson.read(document)) || publishedBefore(draft);
    StepSpan.current()
        .name("version " + draft.knowledge().version())
        .attribute("weavergen.knowledge.published", published)
        .attribute("weavergen.knowledge.sha256", draft.sha256());
    return new Publication(published, knowledges.currentVersion(draft.scope()));
  }

  /** The attempt before this one may have published and died before it could say so. */
  private boolean publishedBefore(Draft draft) {
    return Activity.getExecutionContext().getInfo().getAttempt() > 1
        && knowledges.history(draft.scope(), HISTORY_SEEN).stream()
            .anyMatch(known ->
                known.version() == draft.knowledge().version()
                    && known.sha256().equals(draft.sha256()));
  }

  /** What cannot be read today cannot be read on a retry either. */
  private static <T> T readable(Supplier<T> read) {
    try {
      return read.get();
    } catch (UnreadableKnowledgeException | UnreadableCaseException unreadable) {
      throw ApplicationFailure.newNonRetryableFailure(
          String.valueOf(unreadable.getMessage()), Failures.UNAVAILABLE);
    }
  }
}
