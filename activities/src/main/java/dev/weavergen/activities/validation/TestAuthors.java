package dev.weavergen.activities.validation;

import dev.weavergen.domain.candidate.CandidateExtractor;
import dev.weavergen.domain.candidate.Extraction;
import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.recordings.RecordedReply;
import dev.weavergen.workflows.recordings.RecordedTests;
import dev.weavergen.workflows.recordings.Recordings;
import dev.weavergen.workflows.recordings.TestsFile;
import dev.weavergen.workflows.validation.EvaluationRequest;
import dev.weavergen.workflows.validation.Evaluations.AuthorProgram;
import dev.weavergen.workflows.validation.Evaluations.MemberProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the authors of recorded tests wrote for the task themselves. Who can write good tests can
 * often write the program, so a panel that uses the tests has to beat their author too.
 *
 * <p>An author is found among the members of the panel by the name that the file of tests gives it,
 * or named with samples of its own, which no generation sees.
 */
public final class TestAuthors {
  private final Recordings recordings;
  private final RecordedTests tests;
  private final Sources sources;
  private final CandidateExtractor extractor;

  public TestAuthors(
      Recordings recordings, RecordedTests tests, Sources sources, CandidateExtractor extractor) {
    this.recordings = recordings;
    this.tests = tests;
    this.sources = sources;
    this.extractor = extractor;
  }

  /**
   * A task whose generation has ended.
   *
   * @param members who was asked
   * @param programs of those who answered
   */
  record Answers(
      String taskId,
      ParsedIntent intent,
      List<CandidateReport> members,
      List<MemberProgram> programs) {}

  /** One a known author that has a reply to the task: those with samples of their own first. */
  List<AuthorProgram> of(EvaluationRequest request, Answers task) {
    List<AuthorProgram> authors = new ArrayList<>();
    for (String samples : request.testAuthors()) {
      TestsFile named = TestsFile.parse(samples);
      recordings
          .sample(named.sha256(), task.taskId(), 0)
          .map(reply -> new AuthorProgram(named.name(), extracted(reply, task.intent())))
          .ifPresent(authors::add);
    }
    List<String> named =
        request.testAuthors().stream().map(file -> TestsFile.parse(file).name()).toList();
    names(request, task.taskId()).stream()
        .filter(Predicate.not(named::contains))
        .flatMap(author -> member(author, task).stream())
        .forEach(authors::add);
    return authors;
  }

  private Optional<String> extracted(RecordedReply reply, ParsedIntent intent) {
    return switch (extractor.extract(reply.reply().text(), intent)) {
      case Extraction.Extracted extracted -> Optional.of(sources.put(extracted.program().source()));
      case Extraction.Declined _, Extraction.NoProgram _ -> Optional.empty();
    };
  }

  private List<String> names(EvaluationRequest request, String taskId) {
    return request.generatedTests().stream()
        .flatMap(file -> tests.tests(TestsFile.parse(file).sha256(), taskId).stream())
        .map(GeneratedTest::author)
        .distinct()
        .toList();
  }

  private static Optional<AuthorProgram> member(String author, Answers task) {
    return task.members().stream()
        .filter(report -> MemberNames.shown(report.model()).equals(author))
        .filter(MemberNames::hasReplied)
        .findFirst()
        .map(report -> new AuthorProgram(author, program(report.model(), task)));
  }

  private static Optional<String> program(String member, Answers task) {
    return task.programs().stream()
        .filter(program -> program.member().equals(member))
        .map(MemberProgram::sha256)
        .findFirst();
  }
}
