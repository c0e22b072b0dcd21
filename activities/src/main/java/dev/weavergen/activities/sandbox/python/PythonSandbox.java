package dev.weavergen.activities.sandbox.python;

import dev.weavergen.activities.sandbox.LanguageSandbox;
import dev.weavergen.activities.sandbox.SandboxBrokenException;
import dev.weavergen.activities.sandbox.SandboxReport;
import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.SandboxUnavailableException;
import dev.weavergen.activities.sandbox.Tier;
import dev.weavergen.activities.sandbox.wire.BrokenWireException;
import dev.weavergen.activities.sandbox.wire.Wire;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.code.CodeReading;
import dev.weavergen.domain.evidence.Check;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Load;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.ProgramRun;
import dev.weavergen.domain.evidence.RunLimits;
import dev.weavergen.domain.intent.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Python in forks of contained interpreters: one pool for candidates, and one interpreter apart for
 * tests and what belongs to them, so that no candidate's process ever held an expected value. The
 * tier is chosen when the sandbox is first used. A request that breaks its zygote is tried once
 * more on a fresh one by itself, so that it cannot break others twice.
 */
public final class PythonSandbox implements LanguageSandbox, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PythonSandbox.class);

  /** Requests that may be under way at once. */
  private static final int REQUESTS_MAX = 1_000;

  private static final Duration DRAIN_MAX = Duration.ofSeconds(10);

  private static final int EXPRESSIONS_PER_RUN = 200;
  private static final int READINGS_PER_CHILD_MAX = 16;

  /** What examples and asserts may use without importing it. */
  private static final String PRELUDE =
      """
      import cmath, collections, datetime, decimal, fractions, functools, itertools, math, re, string
      from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
      from decimal import Decimal
      from fractions import Fraction
      """;

  private final PythonTiers tiers;
  private final Semaphore places = new Semaphore(REQUESTS_MAX);
  private final int poolSize;
  private @Nullable Started started;

  private record Started(
      Optional<ZygotePool> candidates, Optional<ZygotePool> tests, SandboxReport report) {}

  public PythonSandbox(SandboxSettings settings) {
    this(PythonTiers.of(settings), settings.cores());
    if (settings.uncontained()) {
      LOG.warn(
          "Programs of models run uncontained, with every right of this process: it is set so.");
    }
  }

  PythonSandbox(PythonTiers tiers, int cores) {
    this.tiers = tiers;
    poolSize = Math.max(1, cores / PythonTiers.CORES_PER_ZYGOTE);
  }

  /** The tier in use; finds it out when that is not known yet. */
  public SandboxReport report() {
    return started().report();
  }

  @Override
  public String tier() {
    SandboxReport report = report();
    return report.tier().map(Tier::code).orElse(report.contained() ? "none" : "uncontained");
  }

  /** Tries every tier of this machine, for a person who wants to know. */
  public static SandboxReport reportOnAllTiers(SandboxSettings settings) {
    return PythonTiers.of(settings).tryAll();
  }

  @Override
  public List<Execution> run(List<ProgramRun> runs) {
    return counted(() -> runAll(candidates(), runs));
  }

  @Override
  public List<String> trace(Program program, String call, RunLimits limits) {
    return counted(() -> traced(program, call, limits));
  }

  private List<String> traced(Program program, String call, RunLimits limits) {
    ObjectNode request = Requests.trace(program.source(), program.entryPoint(), call, limits);
    Answer answer = Answer.toAll(candidates(), List.of(request)).getFirst();
    RunReader reader = new RunReader(1, limits.memoryBytes(), answer.memoryBytesBase());
    return NotesReader.lines(answer.parts(), reader.read(answer.parts()));
  }

  @Override
  public List<Outcome> evaluate(List<String> expressions) {
    return counted(() -> evaluateAll(expressions));
  }

  @Override
  public List<List<Outcome>> arguments(List<String> calls, String entryPoint) {
    return counted(() -> argumentsOf(calls, entryPoint));
  }

  @Override
  public List<CodeReading> read(List<Program> programs) {
    return counted(() -> readAll(programs));
  }

  @Override
  public List<List<Check>> takeApart(List<String> sources, String entryPoint) {
    return sources.isEmpty() ? List.of() : counted(() -> takenApart(sources, entryPoint));
  }

  private List<List<Check>> takenApart(List<String> sources, String entryPoint) {
    Answer answer =
        Answer.toAll(tests(), List.of(Requests.takeApart(sources, entryPoint))).getFirst();
    List<Documents.Document> documents = Documents.of(answer.parts(), sources.size());
    List<List<Check>> checks = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      String source = sources.get(i);
      checks.add(
          documents
              .get(i)
              .tree()
              .map(document -> CheckJson.checks(document, source))
              .orElseGet(() -> List.of(new Check.Contained(source)))); // Run it whole.
    }
    return List.copyOf(checks);
  }

  @Override
  public Outcome runContained(Program program, Check.Contained test, RunLimits limits) {
    return counted(() -> {
      ContainedTest contained = new ContainedTest(program, test, limits, Patience.with(limits));
      try {
        return contained.run(candidates().zygote().zygote(), tests().zygote().zygote());
      } catch (BrokenZygoteException first) {
        LOG.warn("A contained test is tried again: {}", first.getMessage());
      }
      try (Zygote candidate = candidates().aside().zygote();
          Zygote tester = tests().aside().zygote()) {
        return contained.run(candidate, tester);
      } catch (BrokenZygoteException second) {
        throw new SandboxBrokenException(second.getMessage());
      }
    });
  }

  /** Waits for what is under way, then ends every process. */
  @Override
  public void close() {
    boolean drained = false;
    try {
      drained = places.tryAcquire(REQUESTS_MAX, DRAIN_MAX.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (!drained) {
      LOG.warn("The sandbox is closed although programs still run");
    }
    closeStarted();
  }

  private synchronized void closeStarted() {
    if (started != null) {
      started.candidates().ifPresent(ZygotePool::close);
      started.tests().ifPresent(ZygotePool::close);
    }
  }

  /** The zygotes' processes. */
  List<Long> processIds() {
    List<Long> ids = new ArrayList<>(candidates().processIds());
    ids.addAll(tests().processIds());
    return ids;
  }

  private <T> T counted(Supplier<T> action) {
    if (!places.tryAcquire()) {
      throw new SandboxBrokenException("the sandbox is closed, or has too much to do");
    }
    try {
      return action.get();
    } finally {
      places.release();
    }
  }

  private synchronized Started started() {
    if (started == null) {
      Optional<PythonTiers.Found> found = tiers.choose();
      SandboxReport report = tiers.report(found);
      found.ifPresent(each -> LOG.info("Sandbox: {}", report));
      started =
          new Started(
              found.map(this::pool), found.map(each -> new ZygotePool(each.recipe(), 1)), report);
    }
    return started;
  }

  private ZygotePool pool(PythonTiers.Found found) {
    ZygotePool pool = new ZygotePool(found.recipe(), poolSize);
    pool.adopt(found.first());
    return pool;
  }

  private ZygotePool candidates() {
    Started now = started();
    return now.candidates().orElseThrow(() -> unavailable(now));
  }

  private ZygotePool tests() {
    Started now = started();
    return now.tests().orElseThrow(() -> unavailable(now));
  }

  private static SandboxUnavailableException unavailable(Started now) {
    return new SandboxUnavailableException(
        "Python programs cannot be run on this machine.\n" + now.report().explanation());
  }

  private List<Execution> runAll(ZygotePool pool, List<ProgramRun> runs) {
    List<Answer> answers = Answer.toAll(pool, runs.stream().map(PythonSandbox::request).toList());
    List<Execution> executions = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      ProgramRun run = runs.get(i);
      Answer answer = answers.get(i);
      executions.add(
          new RunReader(run.calls().size(), run.limits().memoryBytes(), answer.memoryBytesBase())
              .read(answer.parts()));
    }
    return List.copyOf(executions);
  }

  private static ObjectNode request(ProgramRun run) {
    Program program = run.program();
    return Requests.run(program.source(), program.entryPoint(), run.calls(), run.limits());
  }

  private List<Outcome> evaluateAll(List<String> expressions) {
    List<Outcome> outcomes = new ArrayList<>();
    Program prelude = Program.of(Language.PYTHON, Optional.empty(), PRELUDE);
    for (int from = 0; from < expressions.size(); from += EXPRESSIONS_PER_RUN) {
      int to = Math.min(expressions.size(), from + EXPRESSIONS_PER_RUN);
      ProgramRun run = new ProgramRun(prelude, expressions.subList(from, to), RunLimits.CANDIDATE);
      Execution execution = runAll(tests(), List.of(run)).get(0);
      if (!(execution.load() instanceof Load.Loaded)) {
        throw new SandboxBrokenException("the names for expressions: " + execution.load());
      }
      outcomes.addAll(execution.outcomes());
    }
    return List.copyOf(outcomes);
  }

  private List<List<Outcome>> argumentsOf(List<String> calls, String entryPoint) {
    List<Optional<List<String>>> texts = argumentTexts(calls, entryPoint);
    List<String> all = texts.stream().flatMap(Optional::stream).flatMap(List::stream).toList();
    List<Outcome> outcomes = evaluateAll(all);
    List<List<Outcome>> found = new ArrayList<>();
    int next = 0;
    for (Optional<List<String>> text : texts) {
      int count = text.map(List::size).orElse(0);
      found.add(outcomes.subList(next, next + count));
      next += count;
    }
    return List.copyOf(found);
  }

  private List<Optional<List<String>>> argumentTexts(List<String> calls, String entryPoint) {
    ObjectNode request = Requests.arguments(calls, entryPoint);
    try {
      JsonNode document = document(Answer.toAll(tests(), List.of(request)).get(0));
      return document.valueStream().map(ReadingReader::arguments).toList();
    } catch (BrokenWireException _) {
      return calls.stream().map(call -> Optional.<List<String>>empty()).toList();
    }
  }

  /**
   * Forks cost more than reading does: one child a core, and a fresh one where a program ends it.
   */
  private List<CodeReading> readAll(List<Program> programs) {
    int size = Math.clamp(Math.ceilDiv(programs.size(), poolSize * 2), 1, READINGS_PER_CHILD_MAX);
    List<List<Program>> groups = new ArrayList<>();
    for (int from = 0; from < programs.size(); from += size) {
      groups.add(programs.subList(from, Math.min(programs.size(), from + size)));
    }
    List<Answer> answers = Answer.toAll(candidates(), groups.stream().map(Requests::read).toList());
    List<CodeReading> readings = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      readings.addAll(ReadingReader.readings(answers.get(i).parts(), groups.get(i).size()));
    }
    return List.copyOf(readings);
  }

  /** The one document of a reading operation. */
  private static JsonNode document(Answer answer) throws BrokenWireException {
    JsonNode part = answer.parts().path(0);
    for (JsonNode frame : part.path("frames")) {
      String text = frame.asString("");
      if (text.startsWith("D")) {
        return Wire.tree(text.substring(1));
      }
    }
    throw new BrokenWireException("reading it ended by " + part.path("end").asString("nothing"));
  }
}
