package dev.weavergen.activities.validation;

import dev.weavergen.domain.candidate.CandidateExtractor;
import dev.weavergen.domain.candidate.Extraction;
import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.recordings.RecordedReply;
import dev.weavergen.workflows.recordings.Recordings;
import dev.weavergen.workflows.recordings.RepairsFile;
import dev.weavergen.workflows.validation.EvaluationRequest;
import dev.weavergen.workflows.validation.Evaluations.MemberProgram;
import dev.weavergen.workflows.validation.Evaluations.OwnRepairs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a member with recorded repairs makes of its own program, without the others: the baseline of
 * one model that repairs alone. The last recorded program counts, whatever the evidence says of it.
 * Recorders stop at a success that no generation can see, so that this leans towards the member; to
 * take the first program that passes all examples would pass no more.
 */
public final class MemberRepairs {
  /** Recorded repairs of one program; files at hand have at most ten. */
  private static final int REPAIRS_MAX = 100;

  private final Recordings recordings;
  private final Sources sources;
  private final CandidateExtractor extractor;

  public MemberRepairs(Recordings recordings, Sources sources, CandidateExtractor extractor) {
    this.recordings = recordings;
    this.sources = sources;
    this.extractor = extractor;
  }

  /** One a member with a file that had a reply to the task. */
  List<OwnRepairs> of(
      EvaluationRequest request,
      String taskId,
      ParsedIntent intent,
      List<CandidateReport> members,
      List<MemberProgram> programs) {
    return request.repairs().stream()
        .map(RepairsFile::parse)
        .flatMap(file ->
            members.stream()
                .filter(report -> MemberNames.recordedUnder(report.model()).equals(file.name()))
                .filter(MemberNames::hasReplied)
                .findFirst()
                .map(report -> repaired(file, taskId, intent, first(report.model(), programs)))
                .stream())
        .toList();
  }

  private static Optional<String> first(String member, List<MemberProgram> programs) {
    return programs.stream()
        .filter(program -> program.member().equals(member))
        .map(MemberProgram::sha256)
        .findFirst();
  }

  private OwnRepairs repaired(
      RepairsFile file, String taskId, ParsedIntent intent, Optional<String> first) {
    List<RecordedReply> recorded =
        Stream.iterate(1, number -> number <= REPAIRS_MAX, number -> number + 1)
            .map(number -> recordings.sample(file.sha256(), taskId, number))
            .takeWhile(Optional::isPresent)
            .flatMap(Optional::stream)
            .toList();
    return new OwnRepairs(
        file.name(),
        recorded.reversed().stream()
            .flatMap(reply -> program(reply, intent).stream())
            .findFirst()
            .or(() -> first),
        recorded.size());
  }

  private Optional<String> program(RecordedReply reply, ParsedIntent intent) {
    return switch (extractor.extract(reply.reply().text(), intent)) {
      case Extraction.Extracted extracted -> Optional.of(sources.put(extracted.program().source()));
      case Extraction.Declined _, Extraction.NoProgram _ -> Optional.empty();
    };
  }
}
