package dev.weavergen.activities.reasoning;

import dev.weavergen.activities.evidence.SandboxTryRepairs;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.consensus.Electorate;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.reasoning.Acceptance;
import dev.weavergen.domain.reasoning.Archive;
import dev.weavergen.domain.reasoning.CodeEvaluator;
import dev.weavergen.domain.reasoning.Iteration;
import dev.weavergen.domain.reasoning.Shown;
import dev.weavergen.domain.reasoning.TrustedChecks;
import dev.weavergen.workflows.reasoning.Attempts.Attempt;
import dev.weavergen.workflows.reasoning.ReasonActivity.Order;
import dev.weavergen.workflows.reasoning.ReasonActivity.Standing;
import dev.weavergen.workflows.reasoning.ReasonActivity.TrialVerdict;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Everything that one turn of the loop decides by, read from the stores once. */
final class Loop {
  private static final String PERFORMANCE = "performance_priority";
  private static final String HIGH = "high";

  private final Order order;
  private final GenerationRequest request;
  private final ParsedIntent intent;
  private final Electorate electorate;
  private final List<Attempt> attempts;
  private final Appraisals appraisals;
  private final Appraised first;
  private final TrustedChecks trusted;

  /**
   * @param observation of the first programs
   * @param attempts all of the generation
   */
  Loop(
      Order order,
      GenerationRequest request,
      ParsedIntent intent,
      Electorate electorate,
      Observation observation,
      List<Attempt> attempts,
      Appraisals appraisals) {
    this.order = order;
    this.request = request;
    this.intent = intent;
    this.electorate = electorate;
    this.attempts = attempts;
    this.appraisals = appraisals;
    this.first = appraisals.of(order.opening().answered(), observation);
    this.trusted =
        TrustedChecks.of(observation, first.probabilities(), this::authorRight, trials());
  }

  /** How probably a test of that author is right. */
  private double authorRight(String author) {
    return electorate.records().labels() == 0
        ? TrustedChecks.UNKNOWN_AUTHOR
        : electorate.records().tests(author).right();
  }

  private Map<Integer, Boolean> trials() {
    Map<Integer, Boolean> found = new HashMap<>();
    for (TrialVerdict verdict : order.trials()) {
      found.put(verdict.check(), verdict.testIsRight().orElse(false));
    }
    return found;
  }

  Order order() {
    return order;
  }

  TrustedChecks trusted() {
    return trusted;
  }

  List<Attempt> attempts() {
    return attempts;
  }

  List<String> recordedRepairs() {
    return request.evidence().repairs();
  }

  boolean wantsPerformance() {
    return intent.context().entrySet().stream()
        .anyMatch(fact ->
            fact.getKey().equalsIgnoreCase(PERFORMANCE)
                && fact.getValue().strip().toLowerCase(Locale.ROOT).equals(HIGH));
  }

  CodeEvaluator evaluator() {
    return new CodeEvaluator(trusted, wantsPerformance());
  }

  /**
   * @param forCost whether the round repairs nothing but cost
   */
  Archive archive(boolean forCost) {
    Language language = order.opening().answered().getFirst().language();
    Acceptance acceptance =
        new Acceptance(
            trusted,
            evaluator(),
            Acceptance.settlement(
                order.opening().settlement(), order.opening().consensus(), language));
    return new Archive(acceptance, trusted, forCost, this::strength);
  }

  /** By its track record, else by how its own first program does here. */
  double strength(String member) {
    if (electorate.records().labels() > 0) {
      return electorate
          .records()
          .rate(electorate.models().getOrDefault(member, member), electorate.taskClass());
    }
    return first.observation().of(member).isEmpty() ? -1 : evaluator().score(first.shown(member));
  }

  /** What would be answered without the loop. */
  Standing beginning() {
    String author = order.opening().consensus().chosenCluster().representative();
    return new Standing(
        author,
        author,
        order.opening().answered(),
        Optional.empty(),
        order.opening().prediction(),
        evaluator().score(first.shown(author)));
  }

  /** The panel that a standing program is part of: the first one, or that of its attempt. */
  Appraised panelOf(Standing standing, List<Iteration> done) {
    return done.reversed().stream()
        .filter(Iteration::accepted)
        .flatMap(iteration -> attempt(iteration).stream())
        .findFirst()
        .map(attempt -> appraisals.of(standing.panel(), attempt.observation()))
        .orElse(first);
  }

  private Optional<Attempt> attempt(Iteration iteration) {
    return attempts.stream()
        .filter(attempt -> attempt.iteration() == iteration.number())
        .filter(attempt -> iteration.author().filter(attempt.member()::equals).isPresent())
        .findFirst();
  }

  /** The panel of an attempt: the standing one with the repair in its author's place. */
  Appraised tried(Standing standing, Reply.Answered repair, Attempt attempt) {
    return appraisals.of(
        SandboxTryRepairs.inPlace(repair, standing.panel()), attempt.observation());
  }

  Program program(Reply.Answered answered) {
    return new Program(
        answered.language(),
        intent.entryPoint(),
        appraisals.source(answered.programSha256()),
        answered.programSha256());
  }

  /** The first programs, as the loop began with them. */
  List<Shown> beginners() {
    return first.panel().stream().map(reply -> first.shown(reply.member())).toList();
  }
}
