package dev.weavergen.activities.panel;

import dev.weavergen.activities.panel.catalogue.CatalogueEntry;
import dev.weavergen.activities.panel.catalogue.ModelCatalogue;
import dev.weavergen.activities.panel.prompt.Prompts;
import dev.weavergen.activities.panel.settings.PromptStyle;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.consensus.dissent.JudgeAnswer;
import dev.weavergen.domain.consensus.dissent.JudgeReliability;
import dev.weavergen.domain.consensus.dissent.Question;
import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.consensus.JudgeActivity;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.StoredIntent;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.Prompt;
import io.temporal.activity.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks one member to judge between two outcomes of a call. It is asked twice, since models favour
 * what they read first or last; only an opinion that survives the swap counts (Zheng et al. 2023,
 * arXiv 2306.05685). It sees neither the programs nor who wrote them.
 */
public final class PanelJudge implements JudgeActivity {
  private static final String STAGE = "judge";

  /** Generations that a judge's record is read from, the latest. */
  private static final int HISTORY_MAX = Limits.PAGE_ROWS_MAX;

  private final ModelCatalogue catalogue;
  private final ModelQuestions questions;
  private final Generations generations;
  private final Outcomes outcomes;
  private final Prompts prompts = new Prompts();

  public PanelJudge(
      ModelCatalogue catalogue,
      ModelQuestions questions,
      Generations generations,
      Outcomes outcomes) {
    this.catalogue = catalogue;
    this.questions = questions;
    this.generations = generations;
    this.outcomes = outcomes;
  }

  @Override
  public Opinion judge(Member judge, Question question) {
    StepSpan.current().name("judge " + judge.name());
    String generationId = Activity.getExecutionContext().getInfo().getWorkflowId();
    try {
      Sitting sitting =
          new Sitting(
              judge,
              catalogue.resolve(judge.model()),
              StoredIntent.of(generations, generationId),
              generationId,
              question);
      Opinion opinion = heard(sitting);
      describe(opinion.calls());
      StepSpan.current()
          .attribute(
              "weavergen.judgement",
              opinion.settlement().map(Settlement::inWords).or(opinion::why).orElse("none"));
      return opinion;
    } catch (ModelFailure failure) {
      throw ModelQuestions.asTemporal(failure);
    }
  }

  /** Both calls together, where one call's figures stood. */
  private static void describe(List<Reply.Call> calls) {
    StepSpan.current()
        .attribute(
            "gen_ai.usage.input_tokens",
            calls.stream().mapToInt(call -> call.usage().inputTokens()).sum())
        .attribute(
            "gen_ai.usage.output_tokens",
            calls.stream().mapToInt(call -> call.usage().outputTokens()).sum())
        .attribute(
            "weavergen.latency_millis", calls.stream().mapToLong(Reply.Call::latencyMillis).sum())
        .attribute("weavergen.cost_usd", calls.stream().mapToDouble(Reply.Call::costUsd).sum());
  }

  /** One judge before one question. */
  private record Sitting(
      Member judge,
      CatalogueEntry entry,
      ParsedIntent intent,
      String generationId,
      Question question) {
    String side(int place) {
      return question.clusters().get(place);
    }
  }

  private Opinion heard(Sitting sitting) throws ModelFailure {
    List<Reply.Call> calls = new ArrayList<>();
    Optional<JudgeAnswer> straight = answer(sitting, 0, 1, calls);
    if (straight.isEmpty()) {
      return silent(sitting, "did not answer in the form asked for", calls);
    }
    if (straight.get() == JudgeAnswer.NEITHER) {
      return silent(sitting, "found neither of both right", calls);
    }
    Optional<JudgeAnswer> swapped = answer(sitting, 1, 0, calls);
    JudgeAnswer consistent =
        straight.get() == JudgeAnswer.FIRST ? JudgeAnswer.SECOND : JudgeAnswer.FIRST;
    if (swapped.isEmpty() || swapped.get() != consistent) {
      return silent(sitting, "did not say the same when the order was swapped", calls);
    }
    int favoured = straight.get() == JudgeAnswer.FIRST ? 0 : 1;
    Settlement settlement =
        new Settlement.JudgeFavours(
            sitting.judge().name(),
            sitting.side(favoured),
            sitting.side(1 - favoured),
            reliability(sitting));
    return new Opinion(Optional.of(settlement), Optional.empty(), calls);
  }

  private static Opinion silent(Sitting sitting, String what, List<Reply.Call> calls) {
    return new Opinion(
        Optional.empty(),
        Optional.of(
            "%s was asked to judge and %s, so the evidence stays as it is"
                .formatted(sitting.judge().name(), what)),
        calls);
  }

  private Optional<JudgeAnswer> answer(
      Sitting sitting, int first, int second, List<Reply.Call> calls) throws ModelFailure {
    PromptStyle style = sitting.entry().style();
    Prompt prompt =
        prompts.askToJudge(
            style,
            sitting.intent(),
            sitting.question().dissent().input(),
            sitting.question().does(sitting.side(first)),
            sitting.question().does(sitting.side(second)));
    StepSpan span = StepSpan.current();
    ModelQuestions.describe(span, sitting.judge(), sitting.entry(), prompt);
    ModelReply reply =
        questions.reply(
            new MemberQuestion(
                sitting.generationId(), STAGE, sitting.judge(), sitting.entry(), prompt));
    Reply.Call call = ModelQuestions.call(sitting.entry(), reply);
    ModelQuestions.describe(span, call, reply);
    calls.add(call);
    return JudgeAnswer.read(
        style == PromptStyle.COMPLETION ? firstLine(Prompts.ANSWER + reply.text()) : reply.text());
  }

  /** A completion model may go on with questions of its own. */
  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  /** By how often its own programs were right, in the scope of the generation. */
  private double reliability(Sitting sitting) {
    String scope =
        generations
            .find(sitting.generationId())
            .map(row -> row.summary().knowledgeScope())
            .orElse(Outcomes.USER_SCOPE);
    List<Boolean> labels =
        outcomes.history(scope, HISTORY_MAX).stream()
            .flatMap(generation -> generation.candidates().stream())
            .filter(candidate -> candidate.model().equals(sitting.entry().identity()))
            .flatMap(candidate -> candidate.passed().stream())
            .toList();
    int right = (int) labels.stream().filter(passed -> passed).count();
    return JudgeReliability.of(right, labels.size());
  }
}
