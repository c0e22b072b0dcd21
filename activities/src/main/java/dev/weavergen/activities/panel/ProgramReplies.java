package dev.weavergen.activities.panel;

import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.candidate.CandidateExtractor;
import dev.weavergen.domain.candidate.Extraction;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.ModelReply;
import dev.weavergen.workflows.panel.ModelReply.FinishReason;
import java.util.Optional;

/** Reads replies that are to hold a program, whatever the program was asked for, and keeps it. */
final class ProgramReplies {
  private final Sources sources;
  private final CandidateExtractor extractor;

  ProgramReplies(Sources sources, CandidateExtractor extractor) {
    this.sources = sources;
    this.extractor = extractor;
  }

  /**
   * What a reply comes to.
   *
   * @param text that holds the program: the reply's, or for a model that goes on with a text what
   *     it went on with too
   */
  Reply read(MemberQuestion question, ModelReply reply, String text, ParsedIntent intent) {
    String member = question.member().name();
    Reply.Call call = ModelQuestions.call(question.entry(), reply);
    ModelQuestions.describe(StepSpan.current(), call, reply);
    if (reply.finishReason() == FinishReason.CONTENT_FILTER) {
      return new Reply.Refused(
          member, "the provider's content filter stopped the reply", Optional.of(call));
    }
    return switch (extractor.extract(text, intent)) {
      case Extraction.Extracted extracted -> answered(member, extracted, call);
      case Extraction.Declined declined ->
          new Reply.Refused(member, declined.why(), Optional.of(call));
      case Extraction.NoProgram none -> new Reply.Abstained(member, none.why(), Optional.of(call));
    };
  }

  private Reply answered(String member, Extraction.Extracted extracted, Reply.Call call) {
    String sha256 = sources.put(extracted.program().source());
    StepSpan.current().attribute("weavergen.program.sha256", sha256);
    return new Reply.Answered(
        member,
        sha256,
        extracted.program().language(),
        extracted.confidence(),
        extracted.reasoning(),
        extracted.notes(),
        call);
  }

  /** Enters a member's first program where track records are kept of it. */
  static void enter(Outcomes outcomes, MemberQuestion question, Reply reply) {
    if (reply instanceof Reply.Answered answered) {
      outcomes.candidate(
          new Outcomes.CandidateRow(
              question.generationId(),
              answered.member(),
              question.entry().identity(),
              answered.programSha256()));
    }
  }

  /**
   * What is no failure: a filter that stops the question and not the reply has still refused, and a
   * recording without a reply to this question has nothing to say.
   */
  static Optional<Reply> declined(Member member, ModelFailure failure) {
    String why = String.valueOf(failure.getMessage());
    return switch (failure.kind()) {
      case CONTENT_FILTER -> Optional.of(new Reply.Refused(member.name(), why, Optional.empty()));
      case NO_RECORDING -> Optional.of(new Reply.Abstained(member.name(), why, Optional.empty()));
      case RATE_LIMITED,
          OVERLOADED,
          TIMEOUT,
          CONNECTION,
          MALFORMED_REPLY,
          CIRCUIT_OPEN,
          AUTHENTICATION,
          OUT_OF_CREDIT,
          INVALID_REQUEST,
          UNKNOWN_MODEL,
          TOO_LARGE,
          NO_WORKER,
          BUDGET_EXCEEDED ->
          Optional.empty();
    };
  }
}
