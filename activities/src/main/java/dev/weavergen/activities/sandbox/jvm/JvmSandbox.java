package dev.weavergen.activities.sandbox.jvm;

import dev.weavergen.activities.sandbox.LanguageSandbox;
import dev.weavergen.activities.sandbox.SandboxBrokenException;
import dev.weavergen.activities.sandbox.SandboxReport;
import dev.weavergen.activities.sandbox.SandboxUnavailableException;
import dev.weavergen.activities.sandbox.jvm.child.Runner;
import dev.weavergen.activities.sandbox.jvm.child.Texts;
import dev.weavergen.activities.sandbox.jvm.compiler.PlainCheck;
import dev.weavergen.activities.sandbox.jvm.compiler.Request;
import dev.weavergen.activities.sandbox.wire.BrokenWireException;
import dev.weavergen.activities.sandbox.wire.OutcomeReader;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.code.CodeReading;
import dev.weavergen.domain.evidence.Check;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Load;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.ProgramRun;
import dev.weavergen.domain.evidence.RunLimits;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs and reads Java programs, contained. What comes from the candidate's JVM is untrusted; time,
 * memory and how a process ended are judged here, from outside.
 *
 * <p>How outcomes come about: a call is {@code TimedOut} when the process computed for as long as a
 * call may, or was waited for three times as long. {@code System.exit} and {@code Runtime.halt} are
 * {@code Crashed(0)}, whatever the code below 129. A call whose expression does not compile is
 * {@code Raised("CompileError", …)} and leaves the others alone. {@code OutOfMemoryError} is {@code
 * OutOfMemory}, {@code StackOverflowError} is raised like any other. Threads that a call leaves
 * behind end with its JVM.
 */
public final class JvmSandbox implements LanguageSandbox, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JvmSandbox.class);
  private static final int SPARES_PER_PLACE = 2;

  private final Compilers compilers;
  private final SpareJvms jvms;
  private final Semaphore places;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String tier;

  JvmSandbox(Launcher launcher, int parallelMax) {
    this.tier = launcher.tier().code();
    this.compilers = new Compilers(launcher, parallelMax);
    Launcher.Kind runner =
        Launcher.Kind.of(Runner.class, JvmFlags.ofCandidate(RunLimits.CANDIDATE.memoryBytes()));
    this.jvms = new SpareJvms(launcher, runner, SPARES_PER_PLACE * parallelMax);
    this.places = new Semaphore(parallelMax, true);
  }

  /**
   * Opens the strongest sandbox that this machine has.
   *
   * @throws SandboxUnavailableException with every probe's result and the cure when it has none
   */
  public static JvmSandbox open(JvmSettings settings) {
    JvmTiers tiers = new JvmTiers(settings);
    JvmSandbox sandbox = tiers.choose().orElseThrow(() -> unavailable(tiers));
    LOG.info("Sandbox of Java: {}", tiers.report());
    sandbox.compilers.warmUp();
    return sandbox;
  }

  private static SandboxUnavailableException unavailable(JvmTiers tiers) {
    return new SandboxUnavailableException(
        "Java programs cannot be run on this machine.\n" + tiers.report().explanation());
  }

  /** Tries every tier that Java has, for a person who wants to know. */
  public static SandboxReport reportOnAllTiers(JvmSettings settings) {
    return new JvmTiers(settings).tryAll();
  }

  /** {@code L1} with bubblewrap around it, {@code L2} without. */
  @Override
  public String tier() {
    return tier;
  }

  @Override
  public List<Execution> run(List<ProgramRun> runs) {
    return sideBySide(runs.stream().map(run -> (Callable<Execution>) () -> run(run)).toList());
  }

  private Execution run(ProgramRun run) {
    Request request =
        new Request(
            Request.Kind.WEAVE,
            run.program().source(),
            simpleName(run.program().entryPoint().orElse("")),
            run.calls());
    return switch (compilers.ask(request)) {
      case CompilerAnswer.Done done -> execute(woven(done), run.limits());
      case CompilerAnswer.Broken broken ->
          unloaded(new Load.SyntaxFailed(broken.message(), broken.line()));
      case CompilerAnswer.Missing missing ->
          unloaded(
              new Load.LoadFailed(
                  new Outcome.Returned(new dev.weavergen.domain.evidence.Value.Nothing()),
                  missing.message()));
      case CompilerAnswer.TooMuch tooMuch -> unloaded(new Load.SyntaxFailed(tooMuch.message(), 0));
    };
  }

  private static Execution unloaded(Load load) {
    return new Execution(load, List.of(), List.of(), 0, 0, "");
  }

  @Override
  public List<String> trace(Program program, String call, RunLimits limits) {
    Request request =
        new Request(
            Request.Kind.TRACE,
            program.source(),
            simpleName(program.entryPoint().orElse("")),
            List.of(call));
    return compilers.ask(request) instanceof CompilerAnswer.Done done
        ? traced(woven(done), limits)
        : List.of();
  }

  private List<String> traced(Woven program, RunLimits limits) {
    places.acquireUninterruptibly();
    jvms.begun();
    try {
      return new TracedRun(jvms, program, limits).lines();
    } finally {
      jvms.ended();
      places.release();
    }
  }

  /** An entry point may be named with its class; the class is found by the compiler. */
  private static String simpleName(String entryPoint) {
    return entryPoint.substring(entryPoint.lastIndexOf('.') + 1);
  }

  private Execution execute(Woven program, RunLimits limits) {
    places.acquireUninterruptibly();
    jvms.begun();
    try {
      return new CandidateRun(jvms, program, limits).run();
    } finally {
      jvms.ended();
      places.release();
    }
  }

  private static Woven woven(CompilerAnswer.Done done) {
    return decoded(done, Woven::read);
  }

  /** Reads an answer of the compiler. */
  @FunctionalInterface
  private interface Decoder<T> {
    T read(DataInputStream data) throws IOException;
  }

  private static <T> T decoded(CompilerAnswer.Done done, Decoder<T> decoder) {
    try {
      return decoder.read(done.data());
    } catch (IOException malformed) {
      throw new SandboxBrokenException("The compiler's answer is none: " + malformed.getMessage());
    }
  }

  @Override
  public List<Outcome> evaluate(List<String> expressions) {
    if (expressions.isEmpty()) {
      return List.of();
    }
    Request request = new Request(Request.Kind.EXPRESSIONS, "", "", expressions);
    return switch (compilers.ask(request)) {
      case CompilerAnswer.Done done -> evaluated(decoded(done, Expressions::read));
      case CompilerAnswer.Broken broken -> each(expressions, broken.message());
      case CompilerAnswer.Missing missing -> each(expressions, missing.message());
      case CompilerAnswer.TooMuch tooMuch -> each(expressions, tooMuch.message());
    };
  }

  /**
   * Expressions compiled.
   *
   * @param literals one per expression: its outcome as JSON, empty when it has to be run
   */
  private record Expressions(Woven woven, List<String> literals) {
    static Expressions read(DataInputStream data) throws IOException {
      return new Expressions(Woven.read(data), Texts.readAll(data));
    }
  }

  private static List<Outcome> each(List<String> expressions, String why) {
    Outcome failed = new Outcome.Raised("CompileError", why);
    return expressions.stream().map(_ -> failed).toList();
  }

  private List<Outcome> evaluated(Expressions expressions) {
    List<Outcome> run =
        expressions.woven().runnable().isEmpty() ? List.of() : executed(expressions.woven());
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < expressions.literals().size(); i++) {
      String literal = expressions.literals().get(i);
      String error = expressions.woven().errors().get(i);
      outcomes.add(
          !literal.isEmpty()
              ? literal(literal)
              : error.isEmpty() ? run.get(i) : new Outcome.Raised("CompileError", error));
    }
    return outcomes;
  }

  private List<Outcome> executed(Woven expressions) {
    Execution execution = execute(expressions, RunLimits.CANDIDATE);
    if (execution.outcomes().isEmpty()) {
      throw new SandboxBrokenException("Expressions cannot be loaded: " + execution.load());
    }
    return execution.outcomes();
  }

  private static Outcome literal(String json) {
    try {
      return OutcomeReader.read(json);
    } catch (BrokenWireException broken) {
      throw new SandboxBrokenException("The compiler's answer is none: " + broken.getMessage());
    }
  }

  @Override
  public List<List<Outcome>> arguments(List<String> calls, String entryPoint) {
    if (calls.isEmpty()) {
      return List.of();
    }
    Request request = new Request(Request.Kind.ARGUMENTS, "", simpleName(entryPoint), calls);
    if (!(compilers.ask(request) instanceof CompilerAnswer.Done done)) {
      return calls.stream().map(_ -> List.<Outcome>of()).toList();
    }
    List<List<String>> texts = decoded(done, JvmSandbox::lists);
    List<Outcome> values = evaluate(texts.stream().flatMap(List::stream).toList());
    List<List<Outcome>> arguments = new ArrayList<>();
    int at = 0;
    for (List<String> call : texts) {
      arguments.add(List.copyOf(values.subList(at, at + call.size())));
      at += call.size();
    }
    return arguments;
  }

  private static List<List<String>> lists(DataInputStream data) throws IOException {
    int count = Texts.readCount(data);
    List<List<String>> lists = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lists.add(Texts.readAll(data));
    }
    return lists;
  }

  @Override
  public List<CodeReading> read(List<Program> programs) {
    return sideBySide(
        programs.stream().map(program -> (Callable<CodeReading>) () -> read(program)).toList());
  }

  private CodeReading read(Program program) {
    Request request =
        new Request(
            Request.Kind.READ,
            program.source(),
            simpleName(program.entryPoint().orElse("")),
            List.of());
    return switch (compilers.ask(request)) {
      case CompilerAnswer.Done done -> decoded(done, ReadingDecoder::read);
      case CompilerAnswer.Broken broken -> new CodeReading.Invalid(broken.message(), broken.line());
      case CompilerAnswer.Missing missing -> new CodeReading.Invalid(missing.message(), 0);
      case CompilerAnswer.TooMuch tooMuch -> new CodeReading.Unreadable(tooMuch.message());
    };
  }

  @Override
  public List<List<Check>> takeApart(List<String> sources, String entryPoint) {
    return sources.stream().map(source -> takeApart(source, entryPoint)).toList();
  }

  private List<Check> takeApart(String source, String entryPoint) {
    Request request =
        new Request(Request.Kind.TAKE_APART, source, simpleName(entryPoint), List.of());
    List<Check> checks =
        compilers.ask(request) instanceof CompilerAnswer.Done done
            ? decoded(done, JvmSandbox::checks)
            : List.of();
    return checks.isEmpty() ? List.of(new Check.Contained(source)) : checks;
  }

  private static List<Check> checks(DataInputStream data) throws IOException {
    int count = Texts.readCount(data);
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      checks.add(check(PlainCheck.read(data)));
    }
    return checks;
  }

  private static Check check(PlainCheck plain) {
    OptionalDouble tolerance =
        Double.isNaN(plain.tolerance())
            ? OptionalDouble.empty()
            : OptionalDouble.of(plain.tolerance());
    return switch (plain.kind()) {
      case EQUAL ->
          new Check.Compared(plain.call(), Check.Relation.EQUAL, plain.other(), tolerance);
      case DIFFERENT ->
          new Check.Compared(plain.call(), Check.Relation.DIFFERENT, plain.other(), tolerance);
      case TRUE -> new Check.Truth(plain.call(), true);
      case FALSE -> new Check.Truth(plain.call(), false);
      case RAISES -> new Check.Raises(plain.call(), plain.other());
    };
  }

  /**
   * Not possible for Java: a test of statements shares objects with the candidate's static calls,
   * so that no plain values stand between them. Says so as {@link Check.Contained#UNSUPPORTED}.
   */
  @Override
  public Outcome runContained(Program program, Check.Contained test, RunLimits limits) {
    return new Outcome.Raised(
        Check.Contained.UNSUPPORTED,
        "A Java test that is more than asserts on calls cannot be kept apart from the candidate.");
  }

  private <T> List<T> sideBySide(List<Callable<T>> tasks) {
    List<Future<T>> futures = tasks.stream().map(threads::submit).toList();
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException interrupted) {
      futures.forEach(future -> future.cancel(true));
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException failed) {
      futures.forEach(future -> future.cancel(true));
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    jvms.close();
    compilers.close();
  }
}
