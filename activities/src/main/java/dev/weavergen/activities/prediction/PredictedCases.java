package dev.weavergen.activities.prediction;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.GenerationCase.Neighbour;
import dev.weavergen.domain.prediction.features.CaseReader;
import dev.weavergen.domain.prediction.features.CaseReader.Contender;
import dev.weavergen.domain.trackrecord.TaskClass;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.StoredIntent;
import dev.weavergen.workflows.learning.Neighbours;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.outcomes.Outcomes.CandidateRow;
import dev.weavergen.workflows.prediction.PredictActivity.Order;
import dev.weavergen.workflows.spans.ExecutionSpan;
import dev.weavergen.workflows.spans.ExecutionSpan.AttributeValue;
import dev.weavergen.workflows.spans.Spans;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes the case of a generation that is to be predicted, of what is known of it by then. */
public final class PredictedCases {
  /** As steps that ask a member for a program call themselves. */
  private static final String MEMBER_ASKED = "generate";

  private static final String MEAN_LOG_PROBABILITY = "weavergen.mean_log_probability";

  private final Generations generations;
  private final Spans spans;
  private final Outcomes outcomes;
  private final Neighbours neighbours;

  /**
   * @param spans which keep how probable each reply was to its model
   * @param outcomes which keep what each member's record is kept of
   * @param neighbours of the intent
   */
  public PredictedCases(
      Generations generations, Spans spans, Outcomes outcomes, Neighbours neighbours) {
    this.generations = generations;
    this.spans = spans;
    this.outcomes = outcomes;
    this.neighbours = neighbours;
  }

  Generations generations() {
    return generations;
  }

  /**
   * @param knowledge that the generation recalled; its neighbours are those of that time
   */
  GenerationCase read(String id, String scope, Order order, Optional<Knowledge> knowledge) {
    String group =
        generations
            .find(id)
            .map(Generations.GenerationRow::intentSha256)
            .orElseThrow(
                () -> new IllegalStateException("generation " + id + " has not been opened"));
    ParsedIntent intent = StoredIntent.of(generations, id);
    List<Neighbour> near =
        neighbours.nearest(
            new Neighbours.Query(
                scope,
                group,
                Optional.empty(),
                knowledge.map(Knowledge::watermark).orElse(Neighbours.LATEST),
                Neighbours.USUAL));
    return CaseReader.read(
        new CaseReader.Facts(group, TaskClass.of(intent), intent, order.observation(), near),
        contenders(id, order.answered()),
        Optional.of(order.consensus()),
        Map.of());
  }

  private List<Contender> contenders(String id, List<Reply.Answered> answered) {
    Map<String, String> models = new HashMap<>();
    for (CandidateRow row : outcomes.candidates(id)) {
      models.put(row.member(), row.model());
    }
    Map<String, Double> means = meanLogProbabilities(id);
    return answered.stream()
        .map(reply ->
            new Contender(
                reply.member(),
                models.getOrDefault(reply.member(), reply.member()),
                reply.confidence(),
                means.containsKey(reply.member())
                    ? OptionalDouble.of(means.get(reply.member()))
                    : OptionalDouble.empty()))
        .toList();
  }

  /** Of the last reply of each member, which is the one that became its program. */
  private Map<String, Double> meanLogProbabilities(String id) {
    Map<String, Double> means = new HashMap<>();
    for (ExecutionSpan span : spans.page(id, Optional.empty(), Limits.PAGE_ROWS_MAX)) {
      if (span.kind().equals(MEMBER_ASKED)
          && span.error().isEmpty()
          && span.attributes().get(MEAN_LOG_PROBABILITY)
              instanceof AttributeValue.Real(double mean)) {
        means.put(span.name(), mean);
      }
    }
    return means;
  }
}
