package dev.weavergen.workflows.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.domain.consensus.dissent.Question;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.panel.Usage;
import dev.weavergen.workflows.consensus.JudgeActivity;
import dev.weavergen.workflows.consensus.MergeActivity;
import dev.weavergen.workflows.evidence.GenerateTestsActivity;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import dev.weavergen.workflows.evidence.SketchActivity;
import dev.weavergen.workflows.panel.GenerateActivity;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Models that reply as a test says; a member without a script answers at once. */
final class ScriptedModels
    implements GenerateActivity,
        GenerateTestsActivity,
        SketchActivity,
        JudgeActivity,
        MergeActivity {
  private static final Duration LATCH_MAX = Duration.ofSeconds(15);
  private static final Duration HEARTBEAT = Duration.ofMillis(50);

  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> begun = new ConcurrentHashMap<>();

  private final Map<String, TestScript> testScripts = new ConcurrentHashMap<>();

  /** The tests that one member writes. */
  @FunctionalInterface
  interface TestScript {
    List<GeneratedTest> tests(Member member);
  }

  void tests(String member, TestScript script) {
    testScripts.put(member, script);
  }

  /** What every model makes of programs to fuse, and which it was given. */
  volatile Function<Member, Reply> fusing =
      member -> new Reply.Abstained(member.name(), "no code", Optional.empty());

  final List<List<Reply.Answered>> toFuse = new CopyOnWriteArrayList<>();

  @Override
  public Reply merge(Member member, List<Reply.Answered> programs) {
    toFuse.add(programs);
    return fusing.apply(member);
  }

  /** What became of the sketch, and who was asked. */
  volatile Supplier<Sketched> sketched = () -> new Sketched(Optional.of("none"), Optional.empty());

  final List<String> sketchers = new CopyOnWriteArrayList<>();

  @Override
  public Sketched sketch(Member member) {
    sketchers.add(member.name());
    return sketched.get();
  }

  /** What every judge says, and who was asked. */
  volatile Optional<Supplier<Opinion>> opinion = Optional.empty();

  final List<String> judges = new CopyOnWriteArrayList<>();

  @Override
  public Opinion judge(Member judge, Question question) {
    judges.add(judge.name());
    return opinion.orElseThrow().get();
  }

  @Override
  public List<GeneratedTest> generateTests(Member member) {
    return testScripts.getOrDefault(member.name(), _ -> List.of()).tests(member);
  }

  @Override
  public Written writeTests(Member member) {
    return new Written(generateTests(member), testsCall);
  }

  /** What tests cost, whoever writes them. */
  volatile Optional<Reply.Call> testsCall = Optional.empty();

  /** What one member does at one attempt, counted from 1. */
  @FunctionalInterface
  interface Script {
    Reply reply(Member member, int attempt);
  }

  void script(String member, Script script) {
    scripts.put(member, script);
  }

  int attempts(String member) {
    return attempts.getOrDefault(member, 0);
  }

  /** Waits until the member is being asked. */
  void awaitAsked(String member) {
    await(begun(member));
  }

  @Override
  public Reply generate(Member member) {
    int attempt = Activity.getExecutionContext().getInfo().getAttempt();
    attempts.put(member.name(), attempt);
    begun(member.name()).countDown();
    return scripts.getOrDefault(member.name(), (asked, _) -> answer(asked)).reply(member, attempt);
  }

  private CountDownLatch begun(String member) {
    return begun.computeIfAbsent(member, _ -> new CountDownLatch(1));
  }

  static Reply.Answered answer(Member member) {
    return new Reply.Answered(
        member.name(),
        Sha256.of(member.name()),
        Language.PYTHON,
        Optional.of(0.75),
        Optional.of("a loop over the text"),
        List.of(),
        new Reply.Call(new Usage(100, 20), 0.25, 12, "stop"));
  }

  /** What an activity of another version could send: nothing that is a reply. */
  @SuppressWarnings("NullAway")
  static Reply noReply() {
    return null;
  }

  /** Answers once the latch is open; a call that is cancelled before ends like any other. */
  static Script answerAfter(CountDownLatch latch) {
    return (member, _) -> {
      awaitBeating(latch);
      return answer(member);
    };
  }

  /** Fails as the model activity fails: by kind, retryable or not as the kind says. */
  static ApplicationFailure failure(FailureKind kind, String why) {
    return kind.retryable()
        ? ApplicationFailure.newFailure(why, kind.wireName())
        : ApplicationFailure.newNonRetryableFailure(why, kind.wireName());
  }

  /** Waits for a test to go on. */
  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LATCH_MAX.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Waits as a model's activity does: with heartbeats, so that a cancellation ends it. */
  static void awaitBeating(CountDownLatch latch) {
    try {
      while (!latch.await(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
        Activity.getExecutionContext().heartbeat("waiting");
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while waiting", cause);
  }
}
