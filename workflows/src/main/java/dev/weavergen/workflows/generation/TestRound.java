package dev.weavergen.workflows.generation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.evidence.GenerateTestsActivity;
import dev.weavergen.workflows.evidence.GenerateTestsActivity.Written;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import dev.weavergen.workflows.evidence.SketchActivity;
import dev.weavergen.workflows.evidence.SketchActivity.Sketched;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks the panel's members for tests while they write their programs, and the first of them for an
 * input sketch. Both help and are not needed: an author that fails, or is late when the programs
 * are there, has written none.
 */
final class TestRound {
  private static final int ATTEMPTS_MAX = 2;

  /** Runs that began before tests were asked for go on without them. */
  private static final String CHANGE = "generated-tests";

  /** Since this version of the change a sketch is asked for as well. */
  private static final int SKETCHED = 2;

  /** Since this version the tests come with what they cost. */
  private static final int COUNTED = 3;

  private final List<Member> authors;
  private final Duration remaining;
  private final int version;
  private final List<Optional<Written>> written;
  private Optional<Sketched> sketched = Optional.empty();
  private final CancellationScope calls = Workflow.newCancellationScope(this::askAll);
  private Optional<RuntimeException> bug = Optional.empty();

  private TestRound(List<Member> authors, Duration remaining, int version) {
    this.authors = authors;
    this.remaining = remaining;
    this.version = version;
    this.written =
        new ArrayList<>(authors.stream().map(author -> Optional.<Written>empty()).toList());
  }

  /**
   * Asks, and does not wait.
   *
   * @param remaining until the generation's deadline
   */
  static TestRound begin(GenerationRequest request, Briefing known, Duration remaining) {
    List<Member> authors = authors(request, known);
    int version =
        authors.isEmpty()
            ? Workflow.DEFAULT_VERSION
            : Workflow.getVersion(CHANGE, Workflow.DEFAULT_VERSION, COUNTED);
    boolean asks = version != Workflow.DEFAULT_VERSION;
    TestRound round = new TestRound(asks ? authors : List.of(), remaining, version);
    round.calls.run();
    return round;
  }

  /** Nobody without an entry point to call, nor when the request brings tests along. */
  private static List<Member> authors(GenerationRequest request, Briefing known) {
    if (known.entryPoint().isEmpty() || !request.evidence().generatedTests().isEmpty()) {
      return List.of();
    }
    return known.panel().stream()
        .filter(ModelCalls::isLive)
        .limit(Limits.PANEL_MEMBERS_MAX)
        .toList();
  }

  /**
   * The tests that there are when all have come or the time is up, in the panel's order; what comes
   * later is not heard.
   *
   * @throws io.temporal.failure.CanceledFailure when the surrounding scope is cancelled
   */
  List<GeneratedTest> await(Duration atMost) {
    if (!isComplete()) {
      boolean _ = BoundedWait.until(atMost, "tests", () -> isComplete() || bug.isPresent());
    }
    if (bug.isPresent()) {
      throw bug.get();
    }
    close();
    return written.stream()
        .flatMap(Optional::stream)
        .map(Written::tests)
        .flatMap(List::stream)
        .toList();
  }

  /** Waits no longer for what is still under way. */
  void close() {
    if (!isComplete()) {
      calls.cancel("the tests are not waited for");
    }
  }

  private boolean isComplete() {
    return written.stream().allMatch(Optional::isPresent)
        && (version < SKETCHED || sketched.isPresent());
  }

  private void askAll() {
    for (int i = 0; i < authors.size(); i++) {
      int seat = i;
      Member author = authors.get(seat);
      GenerateTestsActivity activity =
          Workflow.newActivityStub(
              GenerateTestsActivity.class, asking(author, "tests of " + author.name()));
      Promise<Written> _ =
          written(activity, author).handle((tests, failure) -> arrive(seat, tests, failure));
    }
    if (version >= SKETCHED) {
      askForSketch(authors.getFirst());
    }
  }

  private Promise<Written> written(GenerateTestsActivity activity, Member author) {
    return version >= COUNTED
        ? Async.function(activity::writeTests, author)
        : Async.function(activity::generateTests, author)
            .thenApply(tests -> new Written(tests, Optional.empty()));
  }

  /** What the tests and the sketch cost, as far as they are there. */
  List<Reply.Call> calls() {
    Stream<Optional<Reply.Call>> tests = written.stream().map(seat -> seat.flatMap(Written::call));
    return Stream.concat(tests, Stream.of(sketched.flatMap(Sketched::call)))
        .flatMap(Optional::stream)
        .toList();
  }

  private void askForSketch(Member author) {
    SketchActivity activity =
        Workflow.newActivityStub(
            SketchActivity.class, asking(author, "input sketch of " + author.name()));
    Promise<Sketched> _ =
        Async.function(activity::sketch, author).handle((sketch, failure) -> keep(sketch, failure));
  }

  private Sketched keep(@Nullable Sketched sketch, @Nullable RuntimeException failure) {
    if (failure != null && !(failure instanceof TemporalFailure)) {
      bug = Optional.of(failure);
    }
    Sketched arrived =
        sketch == null ? new Sketched(Optional.of("not had"), Optional.empty()) : sketch;
    sketched = Optional.of(sketched.orElse(arrived));
    return arrived;
  }

  /**
   * An author that is not waited for is left to itself: the end of the run ends its call, and the
   * in-memory server loses a run that cancels a call which ends at the same moment.
   */
  private ActivityOptions asking(Member author, String summary) {
    return ModelCalls.options(author, summary, remaining, ATTEMPTS_MAX).toBuilder()
        .setCancellationType(ActivityCancellationType.ABANDON)
        .build();
  }

  /** Runs as a promise's handler, where an exception would be lost: it is kept for who waits. */
  private Written arrive(int seat, @Nullable Written tests, @Nullable RuntimeException failure) {
    if (failure != null && !(failure instanceof TemporalFailure)) {
      bug = Optional.of(failure);
    }
    Written arrived = tests == null ? new Written(List.of(), Optional.empty()) : tests;
    if (written.get(seat).isEmpty()) {
      written.set(seat, Optional.of(arrived));
    }
    return arrived;
  }
}
