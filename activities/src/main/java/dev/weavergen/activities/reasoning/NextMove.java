package dev.weavergen.activities.reasoning;

import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.reasoning.CheaperProgram;
import dev.weavergen.domain.reasoning.ConvergenceDetector;
import dev.weavergen.domain.reasoning.Diagnosis;
import dev.weavergen.domain.reasoning.Faults;
import dev.weavergen.domain.reasoning.Iteration;
import dev.weavergen.domain.reasoning.ModelNames;
import dev.weavergen.domain.reasoning.Repairers;
import dev.weavergen.domain.reasoning.Round;
import dev.weavergen.domain.reasoning.Shown;
import dev.weavergen.domain.reasoning.TestOnTrial;
import dev.weavergen.workflows.reasoning.ReasonActivity.Ask;
import dev.weavergen.workflows.reasoning.ReasonActivity.Decision;
import dev.weavergen.workflows.reasoning.ReasonActivity.Standing;
import dev.weavergen.workflows.reasoning.ReasonActivity.TrialVerdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is done next, when the rounds so far have been judged. */
final class NextMove {
  private final Loop loop;
  private final Standing standing;
  private final Shown shown;
  private final List<Iteration> done;
  private final Askable askable;

  /**
   * @param done the rounds that are over, the one just judged included
   */
  NextMove(Loop loop, Standing standing, List<Iteration> done) {
    this.loop = loop;
    this.standing = standing;
    this.done = done;
    this.shown = loop.panelOf(standing, done).shown(standing.author());
    this.askable = new Askable(loop.order().opening().panel(), loop.recordedRepairs(), done);
  }

  Decision decision() {
    Optional<Diagnosis> fault = fault();
    if (fault.isEmpty()) {
      Optional<Decision> trial = trial();
      if (trial.isPresent()) {
        return trial.get();
      }
    }
    ConvergenceDetector detector = new ConvergenceDetector(loop.order().opening().iterationsMax());
    List<Round> rounds = rounds();
    Optional<ConvergenceDetector.End> end = detector.end(shown, fault, rounds);
    return end.isPresent() ? stop(end.get()) : improve(fault.orElseThrow(), detector, rounds);
  }

  private Optional<Diagnosis> fault() {
    Optional<Diagnosis> fault = new Faults(loop.trusted()).of(shown);
    return fault.isEmpty() && loop.wantsPerformance() && CheaperProgram.isWanted(shown)
        ? Optional.of(Faults.ofCost(shown))
        : fault;
  }

  private static Decision stop(ConvergenceDetector.End end) {
    return new Decision.Stop(end.reason(), end.why());
  }

  private List<Round> rounds() {
    List<Iteration> asked = done.stream().filter(each -> !each.asked().isEmpty()).toList();
    return Round.of(
        loop.beginners(),
        asked.stream().map(this::repairs).toList(),
        asked.stream().map(each -> each.author().filter(_ -> each.accepted())).toList());
  }

  private List<Shown> repairs(Iteration iteration) {
    return loop.attempts().stream()
        .filter(attempt -> attempt.iteration() == iteration.number())
        .filter(attempt -> iteration.asked().contains(attempt.member()))
        .map(attempt -> Shown.of(attempt.observation(), attempt.member()))
        .toList();
  }

  private Decision improve(Diagnosis fault, ConvergenceDetector detector, List<Round> rounds) {
    List<String> asked =
        new Repairers(
                loop.order().opening().panel().stream().map(Member::name).toList(), loop::strength)
            .of(standing.author(), askable::test, Round.barren(rounds));
    if (asked.isEmpty()) {
      return stop(detector.nobodyLeft(fault, rounds));
    }
    int round = rounds.size() + 1;
    double cost = askable.costUsd(asked, loop.order().opening().answered());
    return detector
        .notWorthIt(shown, fault, round, cost)
        .map(NextMove::stop)
        .orElseGet(() ->
            new Decision.Improve(
                done.size() + 1,
                standing.lineage(),
                standing
                    .program()
                    .map(program -> program.sha256())
                    .orElse(loop.order().opening().programSha256()),
                fault,
                asked.stream().map(this::ask).toList(),
                Faults.trace(fault),
                reflections()));
  }

  private Ask ask(String member) {
    int before = (int) done.stream().filter(each -> each.asked().contains(member)).count();
    return new Ask(askable.member(member), before + 1);
  }

  /** What earlier rounds taught, one line each, the latest last. */
  private List<String> reflections() {
    List<String> lines =
        done.stream().filter(each -> each.author().isPresent()).map(NextMove::reflection).toList();
    return lines.subList(
        Math.max(0, lines.size() - Decision.Improve.REFLECTIONS_MAX), lines.size());
  }

  private static String reflection(Iteration iteration) {
    String differences =
        iteration.difference().isEmpty()
            ? "it did the same as before"
            : String.join("; ", iteration.difference());
    return "round %d, against \"%s\": %s because %s (%s)"
        .formatted(
            iteration.number(),
            iteration.diagnosis(),
            iteration.accepted() ? "a repair was taken" : "a repair was rejected",
            iteration.why(),
            differences);
  }

  private Optional<Decision> trial() {
    Set<Integer> tried =
        loop.order().trials().stream().map(TrialVerdict::check).collect(Collectors.toSet());
    return TestOnTrial.of(shown, tried, author -> judge(author).isPresent())
        .map(test ->
            new Decision.Trial(
                test.check(),
                judge(test.author()).orElseThrow(),
                test.call(),
                test.ofPanel(),
                test.ofTest()));
  }

  /** The strongest live member that did not write the test; one without a program goes first. */
  private Optional<Member> judge(String author) {
    return loop.order().opening().panel().stream()
        .filter(Askable::isLive)
        .filter(member -> !ModelNames.plain(member.name()).equals(ModelNames.plain(author)))
        .filter(member -> !ModelNames.plain(member.model()).equals(ModelNames.plain(author)))
        .max(
            Comparator.<Member, Boolean>comparing(member -> !hasProgram(member))
                .thenComparingDouble(member -> loop.strength(member.name())));
  }

  private boolean hasProgram(Member member) {
    return loop.order().opening().answered().stream()
        .anyMatch(reply -> reply.member().equals(member.name()));
  }
}
