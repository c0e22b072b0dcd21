package dev.weavergen.activities.evidence;

import dev.weavergen.activities.evidence.sketch.MalformedSketchException;
import dev.weavergen.activities.evidence.sketch.SketchReader;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.domain.evidence.probe.InputSketch;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import dev.weavergen.workflows.generation.StoredIntent;
import dev.weavergen.workflows.recordings.TestsFile;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts together what is to be observed: intent, programs, tests and input sketch of a generation,
 * all from the store, so that whoever observes programs of one generation runs them on the same.
 */
final class Assignments {
  private static final int SEED_DIGITS = 15;
  private static final int HEXADECIMAL = 16;

  private final SandboxObserve.Stores stores;

  Assignments(SandboxObserve.Stores stores) {
    this.stores = stores;
  }

  /**
   * @param answered at least one
   * @param tests that models wrote for the generation
   */
  Observer.Assignment of(
      String generationId, List<Reply.Answered> answered, List<GeneratedTest> tests) {
    ParsedIntent intent = StoredIntent.of(stores.generations(), generationId);
    GenerationRequest request = StoredIntent.request(stores.generations(), generationId);
    List<Candidate> candidates = answered.stream().map(reply -> candidate(reply, intent)).toList();
    return new Observer.Assignment(
            intent, candidates, known(request, tests), seed(intent) + request.evidence().seed())
        .within(request.evidence())
        .sketched(sketch(generationId));
  }

  /** The tests written for this generation, then the recorded ones that the request names. */
  private List<GeneratedTest> known(GenerationRequest request, List<GeneratedTest> written) {
    Stream<GeneratedTest> recorded =
        request.evidence().generatedTests().stream()
            .map(TestsFile::parse)
            .flatMap(file ->
                stores.recordedTests().tests(file.sha256(), request.task().orElse("")).stream());
    return Stream.concat(written.stream(), recorded).toList();
  }

  /** What is stored was well-formed when it was; a form that has changed since is no sketch. */
  private Optional<InputSketch> sketch(String generationId) {
    Optional<String> json = stores.sketches().find(generationId);
    if (json.isEmpty()) {
      return Optional.empty();
    }
    try {
      InputSketch sketch = SketchReader.read(json.get());
      StepSpan.current().attribute("weavergen.sketch.parameters", sketch.parameters().size());
      return Optional.of(sketch);
    } catch (MalformedSketchException malformed) {
      StepSpan.current()
          .attribute("weavergen.sketch.malformed", String.valueOf(malformed.getMessage()));
      return Optional.empty();
    }
  }

  private Candidate candidate(Reply.Answered reply, ParsedIntent intent) {
    String source =
        stores
            .sources()
            .get(reply.programSha256())
            .orElseThrow(() ->
                new IllegalStateException(
                    "the program " + reply.programSha256() + " is not in the store"));
    return new Candidate(
        reply.member(),
        new Program(reply.language(), intent.entryPoint(), source, reply.programSha256()));
  }

  /** The same intent is probed with the same inputs, on every machine. */
  private static long seed(ParsedIntent intent) {
    return new BigInteger(Sha256.of(intent.text()).substring(0, SEED_DIGITS), HEXADECIMAL)
        .longValueExact();
  }
}
