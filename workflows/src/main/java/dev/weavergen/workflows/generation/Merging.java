package dev.weavergen.workflows.generation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.consensus.MergeActivity;
import dev.weavergen.workflows.evidence.FusionCheckActivity;
import dev.weavergen.workflows.evidence.FusionCheckActivity.Checked;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has one model fuse the chosen cluster's programs, and the sandbox say whether the result may be
 * the answer. It is a wish and not needed: whatever goes wrong, the chosen program stays.
 */
final class Merging {
  private static final int ATTEMPTS_MAX = 2;

  /** Runs that began when merging had no effect go on without it. */
  private static final String CHANGE = "merge";

  private final List<Member> panel;
  private final List<Reply> replies;
  private final List<GeneratedTest> tests;

  Merging(List<Member> panel, List<Reply> replies, List<GeneratedTest> tests) {
    this.panel = panel;
    this.replies = replies;
    this.tests = tests;
  }

  /**
   * What came of it.
   *
   * @param program the fused one, when it may be the answer
   * @param why what happened, for people; empty in a run that is older than merging
   * @param calls what it cost
   */
  record Merged(Optional<Program> program, Optional<String> why, List<Reply.Call> calls) {}

  /**
   * Merges.
   *
   * @throws ActivityFailure when the surrounding scope is cancelled, and only then
   */
  Merged of(Cluster chosen, Duration remaining) {
    if (Workflow.getVersion(CHANGE, Workflow.DEFAULT_VERSION, 1) == Workflow.DEFAULT_VERSION) {
      return new Merged(Optional.empty(), Optional.empty(), List.of());
    }
    List<Reply.Answered> programs = programs(chosen);
    if (programs.size() < 2) {
      return rejected("nothing was merged: the chosen behaviour has one program alone", List.of());
    }
    Optional<Member> author = author(chosen);
    if (author.isEmpty()) {
      return rejected("nothing was merged: no live model of the panel could be asked", List.of());
    }
    try {
      return fused(author.get(), programs, remaining);
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        throw failure;
      }
      return rejected("nothing was merged: " + FailedStep.why(failure), List.of());
    }
  }

  private Merged fused(Member author, List<Reply.Answered> programs, Duration remaining) {
    return switch (stub(author, programs.size(), remaining).merge(author, programs)) {
      case Reply.Answered fused -> checked(author, programs.getFirst(), fused);
      case Reply.Refused refused ->
          rejected(
              "nothing was merged: " + author.name() + " refused: " + refused.why(),
              refused.call().stream().toList());
      case Reply.Abstained abstained ->
          rejected(
              "nothing was merged: " + author.name() + ": " + abstained.why(),
              abstained.call().stream().toList());
      case Reply.Failed failed -> rejected("nothing was merged: " + failed.why(), List.of());
    };
  }

  private Merged checked(Member author, Reply.Answered chosen, Reply.Answered fused) {
    List<Reply.Call> calls = List.of(fused.call());
    try {
      Checked checked =
          Workflow.newActivityStub(
                  FusionCheckActivity.class, Observing.options("run the fused program"))
              .check(chosen, fused, tests);
      String by = "the programs of the chosen behaviour were fused by " + author.name();
      return checked.program().isPresent()
          ? new Merged(
              checked.program(), Optional.of(by + "; the result behaves exactly as they do"), calls)
          : rejected(by + " and the result was rejected: " + checked.why().orElse(""), calls);
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        throw failure;
      }
      return rejected(
          "a fused program could not be run and was dropped: " + FailedStep.why(failure), calls);
    }
  }

  private static Merged rejected(String why, List<Reply.Call> calls) {
    return new Merged(Optional.empty(), Optional.of(why), calls);
  }

  /** The representative's program first, then different ones of the cluster. */
  private List<Reply.Answered> programs(Cluster chosen) {
    List<String> members = new ArrayList<>(List.of(chosen.representative()));
    members.addAll(chosen.models());
    List<Reply.Answered> programs = new ArrayList<>();
    for (String member : members) {
      answered(member)
          .filter(program ->
              programs.stream()
                  .noneMatch(known -> known.programSha256().equals(program.programSha256())))
          .ifPresent(programs::add);
    }
    return List.copyOf(programs.subList(0, Math.min(programs.size(), MergeActivity.PROGRAMS_MAX)));
  }

  private Optional<Reply.Answered> answered(String member) {
    return replies.stream()
        .filter(Reply.Answered.class::isInstance)
        .map(Reply.Answered.class::cast)
        .filter(reply -> reply.member().equals(member))
        .findFirst();
  }

  /** A live author of one of the programs, else any live member that answered. */
  private Optional<Member> author(Cluster chosen) {
    List<Member> live =
        panel.stream()
            .filter(ModelCalls::isLive)
            .filter(member -> answered(member.name()).isPresent())
            .toList();
    return live.stream()
        .filter(member -> chosen.models().contains(member.name()))
        .findFirst()
        .or(() -> live.stream().findFirst());
  }

  private static MergeActivity stub(Member author, int programs, Duration remaining) {
    Duration most =
        Limits.MODEL_CALL_MAX.compareTo(remaining) < 0 ? Limits.MODEL_CALL_MAX : remaining;
    return Workflow.newActivityStub(
        MergeActivity.class,
        ModelCalls.options(author, "fuse %d programs".formatted(programs), most, ATTEMPTS_MAX));
  }
}
