package dev.weavergen.activities.sandbox.jvm.child;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One step of a candidate, on a thread of its own: what became of it, as JSON. */
abstract class Step implements Runnable {
  private static final int MESSAGE_CHARS_MAX = 200;

  /** Sixteen times the default, since recursion in place of a loop is common in candidates. */
  private static final long STACK_BYTES = 16L << 20;

  static final String OUT_OF_MEMORY = "{\"k\":\"memory\"}";
  static final String OUTPUT_LIMIT = "{\"k\":\"output\"}";

  private final Object lock;
  private final BoundedOutput output;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private @Nullable String outcome;
  private long cpuNanos;

  Step(Object lock, BoundedOutput output) {
    this.lock = lock;
    this.output = output;
  }

  /** Loads what every step needs, while this JVM may still be waiting for its order. */
  static void prepare() {
    ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    ValueEncoder.encode(List.of(Map.of("text", 1.5), Set.of(1)), Long.MAX_VALUE);
  }

  /** The step's value in its canonical encoding. */
  abstract String encoded() throws ReflectiveOperationException;

  @Override
  public final void run() {
    long before = threads.getCurrentThreadCpuTime();
    String result = attempt();
    long spent = threads.getCurrentThreadCpuTime() - before;
    synchronized (lock) {
      outcome = result;
      cpuNanos = spent;
      lock.notifyAll();
    }
  }

  private String attempt() {
    try {
      return "{\"v\":".concat(encoded()).concat("}");
    } catch (InvocationTargetException raised) {
      return raised(raised.getTargetException());
    } catch (Throwable raised) { // whatever a candidate raises is data
      return raised(raised);
    }
  }

  private static String raised(Throwable raised) {
    if (raised instanceof OutOfMemoryError) {
      return OUT_OF_MEMORY;
    }
    if (raised instanceof OutputLimitError) {
      return OUTPUT_LIMIT;
    }
    StringBuilder json = new StringBuilder("{\"e\":");
    JsonText.append(json, ValueEncoder.simpleName(raised.getClass()));
    json.append(",\"m\":");
    JsonText.append(json, message(raised));
    return json.append('}').toString();
  }

  /** The message is the candidate's own code, too. */
  private static String message(Throwable raised) {
    try {
      String text = raised.getMessage();
      return text == null ? "" : text.substring(0, Math.min(text.length(), MESSAGE_CHARS_MAX));
    } catch (Throwable _) { // a message that cannot be had is no message
      return "";
    }
  }

  /**
   * Does the step; comes back when it ended, or when it printed too much and may go on for ever.
   */
  final Frame done(Frame.Kind kind) throws IOException {
    return done(kind, () -> {}, 0);
  }

  /** What is done while a step goes on. */
  @FunctionalInterface
  interface Meanwhile {
    void tell() throws IOException;
  }

  /**
   * Does the step and tells meanwhile, first soon and then ever more rarely.
   *
   * @param pauseMillisMax between two tellings; 0 for none at all
   */
  final Frame done(Frame.Kind kind, Meanwhile meanwhile, long pauseMillisMax) throws IOException {
    long pause = Math.min(1, pauseMillisMax);
    try {
      new Thread(null, this, "candidate", STACK_BYTES).start();
    } catch (OutOfMemoryError _) {
      return new Frame(kind, 0, OUT_OF_MEMORY, output.take());
    }
    synchronized (lock) {
      while (outcome == null && !output.exceeded()) {
        try {
          lock.wait(pause);
        } catch (InterruptedException _) {
          // A candidate may interrupt any thread that it finds.
        }
        meanwhile.tell();
        pause = Math.min(2 * pause, pauseMillisMax);
      }
      String told = output.exceeded() ? OUTPUT_LIMIT : outcome;
      return new Frame(kind, cpuNanos, told == null ? OUTPUT_LIMIT : told, output.take());
    }
  }
}
