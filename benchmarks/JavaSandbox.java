import dev.weavergen.activities.sandbox.jvm.JvmSandbox;
import dev.weavergen.activities.sandbox.jvm.JvmSettings;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.ProgramRun;
import dev.weavergen.domain.evidence.RunLimits;
import dev.weavergen.domain.intent.Language;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Measures the Java sandbox in the tier that a worker here would use; see the script {@code sandbox}. */
final class JavaSandbox {
  private static final int PROGRAMS = 9;
  private static final int INPUTS = 20;
  private static final int IN_A_ROW = 100;

  /** Spare JVMs are started when nothing else runs: the time between two generations. */
  private static final long PAUSE_MILLIS = 1_500;

  private static final String PROGRAM =
      """
      import java.util.*;
      import java.util.stream.*;

      class Solution {
        static List<String> f(int[] values, int k) {
          Map<Integer, List<Integer>> groups = new TreeMap<>();
          for (int value : values) {
            groups.computeIfAbsent(value %% k, _ -> new ArrayList<>()).add(value * value + %d);
          }
          return groups.entrySet().stream().map(each -> each.getKey() + ":" + each.getValue()).collect(Collectors.toList());
        }
      }
      """;

  private static final String LOOP = "class Solution { static int f(int[] values, int k) { while (true) {} } }";

  private static final List<String> CALLS =
      IntStream.range(0, INPUTS)
          .mapToObj(i -> "f(new int[] {%d, %d, %d, 4, 5, 6}, %d)".formatted(i, i + 1, i * 2, i % 3 + 1))
          .toList();

  private final JvmSandbox sandbox;
  private final List<ProgramRun> nine = IntStream.range(0, PROGRAMS).mapToObj(i -> run(PROGRAM.formatted(i))).toList();

  private JavaSandbox(JvmSandbox sandbox) {
    this.sandbox = sandbox;
  }

  public static void main(String[] arguments) throws InterruptedException {
    long begin = System.nanoTime();
    try (JvmSandbox sandbox = JvmSandbox.open(JvmSettings.ofThisMachine())) {
      line("start of the sandbox, tier " + sandbox.tier(), List.of(millisSince(begin)), "ms");
      line("load of the machine, before", List.of(load()), "");
      new JavaSandbox(sandbox).measure(Integer.parseInt(arguments[0]));
      line("load of the machine, after", List.of(load()), "");
    }
  }

  private void measure(int rounds) throws InterruptedException {
    String what = PROGRAMS + " programs x " + INPUTS + " inputs, ";
    line(what + "first round", List.of(millis(nine)), "ms");
    line(what + "rounds after a pause", repeated(rounds, PAUSE_MILLIS), "ms");
    line(what + "rounds without a pause", repeated(rounds, 0), "ms");
    line("reading " + PROGRAMS + " programs", readings(rounds), "ms");
    oneOfNineLoops();
    manyInARow();
  }

  private List<Double> repeated(int rounds, long pauseMillis) throws InterruptedException {
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      Thread.sleep(pauseMillis);
      all.add(millis(nine));
    }
    return all;
  }

  private List<Double> readings(int rounds) {
    List<Program> programs = nine.stream().map(ProgramRun::program).toList();
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      long begin = System.nanoTime();
      sandbox.read(programs);
      all.add(millisSince(begin));
    }
    return all;
  }

  /** Each is asked for by itself, in the same moment, so that each has a time of its own. */
  private void oneOfNineLoops() throws InterruptedException {
    Thread.sleep(PAUSE_MILLIS);
    long begin = System.nanoTime();
    CompletableFuture<Double> loop = CompletableFuture.supplyAsync(() -> timed(begin, run(LOOP)), Thread::startVirtualThread);
    List<CompletableFuture<Double>> others =
        nine.stream()
            .skip(1)
            .map(run -> CompletableFuture.supplyAsync(() -> timed(begin, run), Thread::startVirtualThread))
            .toList();
    line("one of nine loops: the others' time", others.stream().map(CompletableFuture::join).toList(), "ms");
    line("one of nine loops: its own time", List.of(loop.join()), "ms");
  }

  private double timed(long begin, ProgramRun run) {
    sandbox.run(List.of(run));
    return millisSince(begin);
  }

  private void manyInARow() throws InterruptedException {
    Thread.sleep(PAUSE_MILLIS);
    long descriptors = descriptors();
    long processes = processes();
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < IN_A_ROW; i++) {
      all.add(millis(Collections.nCopies(1, nine.get(i % PROGRAMS))));
    }
    Thread.sleep(PAUSE_MILLIS);
    line(IN_A_ROW + " programs in a row, each", all, "ms");
    line("growth of open files after that", List.of((double) (descriptors() - descriptors)), "");
    line("growth of processes after that", List.of((double) (processes() - processes)), "");
  }

  private double millis(List<ProgramRun> runs) {
    long begin = System.nanoTime();
    List<Execution> executions = sandbox.run(runs);
    double millis = millisSince(begin);
    for (Execution execution : executions) {
      if (execution.outcomes().size() != INPUTS || !execution.outcomes().stream().allMatch(Outcome.Returned.class::isInstance)) {
        throw new IllegalStateException("a call did not return: " + execution);
      }
    }
    return millis;
  }

  private static ProgramRun run(String source) {
    return new ProgramRun(Program.of(Language.JAVA, Optional.of("f"), source), CALLS, RunLimits.CANDIDATE);
  }

  /** Processes that wanted a processor in the last minute: beyond their number, figures say little. */
  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static long descriptors() {
    return new File("/proc/self/fd").list().length;
  }

  private static long processes() {
    return ProcessHandle.current().descendants().count();
  }

  private static double millisSince(long begin) {
    return (System.nanoTime() - begin) / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  private static void line(String name, List<Double> values, String unit) {
    List<Double> sorted = values.stream().sorted().toList();
    double median = (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    System.out.printf(
        Locale.ROOT,
        "%-58s min %7.1f  median %7.1f  max %7.1f %s  (n=%d)%n",
        name, sorted.getFirst(), median, sorted.getLast(), unit, sorted.size());
  }
}
