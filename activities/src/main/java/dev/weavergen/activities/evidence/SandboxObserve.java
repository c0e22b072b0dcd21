package dev.weavergen.activities.evidence;

import dev.weavergen.activities.evidence.sketch.MalformedSketchException;
import dev.weavergen.activities.evidence.sketch.SketchReader;
import dev.weavergen.activities.heartbeat.Heartbeat;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.probe.InputSketch;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.evidence.Observations;
import dev.weavergen.workflows.evidence.ObserveActivity;
import dev.weavergen.workflows.evidence.Sketches;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.generation.StoredIntent;
import dev.weavergen.workflows.recordings.RecordedTests;
import dev.weavergen.workflows.recordings.TestsFile;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The step {@code observe}: fetches intent and programs, observes, keeps what was seen. */
public final class SandboxObserve implements ObserveActivity {
  private static final int SEED_DIGITS = 15;
  private static final int HEXADECIMAL = 16;

  private final Generations generations;
  private final Sources sources;
  private final Observations observations;
  private final RecordedTests recordedTests;
  private final Sketches sketches;
  private final Observer observer;

  /** What is read and kept. */
  public record Stores(
      Generations generations,
      Sources sources,
      Observations observations,
      RecordedTests recordedTests,
      Sketches sketches) {}

  public SandboxObserve(Stores stores, Sandboxes sandboxes) {
    this.generations = stores.generations();
    this.sources = stores.sources();
    this.observations = stores.observations();
    this.recordedTests = stores.recordedTests();
    this.sketches = stores.sketches();
    this.observer = new Observer(sandboxes);
  }

  @Override
  public Observation observe(List<Reply.Answered> answered, List<GeneratedTest> tests) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    String generationId = context.getInfo().getWorkflowId();
    ParsedIntent intent = StoredIntent.of(generations, generationId);
    GenerationRequest request = StoredIntent.request(generations, generationId);
    List<Candidate> candidates = answered.stream().map(reply -> candidate(reply, intent)).toList();
    Observer.Assignment assignment =
        new Observer.Assignment(
                intent, candidates, known(request, tests), seed(intent) + request.evidence().seed())
            .within(request.evidence())
            .sketched(sketch(generationId));
    try (Heartbeat heartbeat = Heartbeat.of(context)) {
      Observation observation = heartbeat.await(() -> observer.observe(assignment));
      observations.put(generationId, observation);
      describe(observation);
      return observation;
    }
  }

  /** The tests written for this generation, then the recorded ones that the request names. */
  private List<GeneratedTest> known(GenerationRequest request, List<GeneratedTest> written) {
    Stream<GeneratedTest> recorded =
        request.evidence().generatedTests().stream()
            .map(TestsFile::parse)
            .flatMap(
                file -> recordedTests.tests(file.sha256(), request.task().orElse("")).stream());
    return Stream.concat(written.stream(), recorded).toList();
  }

  /** What is stored was well-formed when it was; a form that has changed since is no sketch. */
  private Optional<InputSketch> sketch(String generationId) {
    Optional<String> json = sketches.find(generationId);
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
        sources
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

  private static void describe(Observation observation) {
    StepSpan.current()
        .name(observation.candidates().size() + " candidates")
        .attribute("weavergen.sandbox.tier", observation.tier().orElse("none"))
        .attribute("weavergen.checks", observation.checks().size())
        .attribute("weavergen.inputs", observation.inputs().size())
        .attribute("weavergen.clusters", observation.clusters().size())
        .attribute(
            "weavergen.cpu_micros",
            observation.candidates().stream()
                .mapToLong(Observation.CandidateFacts::cpuMicros)
                .sum());
    observation
        .notExecuted()
        .ifPresent(why -> StepSpan.current().attribute("weavergen.not_executed", why));
  }
}
