package dev.weavergen.activities.sandbox.jvm;

import dev.weavergen.activities.sandbox.jvm.child.Frame;
import dev.weavergen.activities.sandbox.jvm.child.MalformedFrameException;
import dev.weavergen.activities.sandbox.jvm.child.RunOrder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One contained JVM with one candidate: gives what it tells as events, and measures it from
 * outside. What it sends is not trusted: the number and the length of frames in waiting are
 * bounded.
 */
final class CandidateProcess implements AutoCloseable {
  private static final int EVENTS_WAITING_MAX = 16;

  /** How often the clocks are looked at while nothing comes. */
  private static final Duration TICK = Duration.ofMillis(10);

  /** The kernel's count of exit codes begins anew for signals. */
  private static final int SIGNAL_BASE = 128;

  private final Process process;
  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(EVENTS_WAITING_MAX);
  private @Nullable ProcessUse use;

  /**
   * @param process of a JVM that waits for its order
   */
  CandidateProcess(Process process, RunOrder order) {
    this.process = process;
    Thread.ofVirtual().start(() -> give(order));
    Thread.ofVirtual().start(() -> listen(order.token()));
  }

  /** What the process tells or does. */
  sealed interface Event {
    /** It says that a step ended. */
    record Told(Frame frame) implements Event {}

    /**
     * It ended.
     *
     * @param signal 0 when it exited by itself
     */
    record Ended(int signal) implements Event {}

    /** It sends what the sandbox does not send. */
    record Garbled(String why) implements Event {}

    /** It used more computing or waiting than it may. */
    record Late() implements Event {}
  }

  /**
   * What a step may take.
   *
   * @param cpu of all threads of the process
   */
  record Patience(Duration cpu, Duration wall) {}

  private void give(RunOrder order) {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(process.getOutputStream()))) {
      order.write(out);
    } catch (IOException _) {
      // The process is gone, and the other thread tells so.
    }
  }

  private void listen(byte[] token) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      while (true) {
        events.put(new Event.Told(Frame.read(in, token)));
      }
    } catch (MalformedFrameException malformed) {
      offer(new Event.Garbled(String.valueOf(malformed.getMessage())));
    } catch (IOException _) {
      offer(ending());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void offer(Event last) {
    try {
      events.put(last);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Event ending() {
    if (!LastWords.ended(process)) {
      return new Event.Garbled("it closed its channel");
    }
    return new Event.Ended(Math.max(0, process.exitValue() - SIGNAL_BASE));
  }

  /** Waits for the JVM itself, which runs nothing of the candidate yet. */
  Event ready(Duration wall) {
    return next(new Patience(wall, wall));
  }

  /** The next event, or that there was none in time. */
  Event next(Patience patience) {
    Duration cpuBefore = cpu();
    long deadline = System.nanoTime() + patience.wall().toNanos();
    while (true) {
      Event event = poll();
      boolean spent = cpu().minus(cpuBefore).compareTo(patience.cpu()) >= 0;
      if (event != null) {
        return spent && event instanceof Event.Told ? new Event.Late() : event;
      }
      if (spent || System.nanoTime() - deadline >= 0) {
        return new Event.Late();
      }
    }
  }

  private @Nullable Event poll() {
    try {
      return events.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  Duration cpu() {
    return use().cpu();
  }

  long memoryBytesPeak() {
    return use().memoryBytesPeak();
  }

  /** Processes of the wrapper come and go until the JVM is there. */
  private ProcessUse use() {
    ProcessUse known = use;
    if (known != null) {
      return known;
    }
    return ProcessUse.of(process);
  }

  /** From now on the process that was found is the JVM. */
  void settle() {
    use = ProcessUse.of(process);
  }

  String lastWords() throws IOException {
    return LastWords.of(process);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
