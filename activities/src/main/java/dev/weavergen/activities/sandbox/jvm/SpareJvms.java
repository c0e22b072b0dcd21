package dev.weavergen.activities.sandbox.jvm;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Contained JVMs that wait for an order, started while nothing else runs: half of what a candidate
 * costs is the start of its JVM. Each serves one candidate, like any other.
 */
final class SpareJvms implements AutoCloseable {
  private final Launcher launcher;
  private final Launcher.Kind kind;
  private final int sparesMax;
  private final Deque<Process> waiting = new ArrayDeque<>();
  private int running;
  private int starting;
  private boolean closed;

  /**
   * @param sparesMax how many wait at most, of 40 MB each
   */
  SpareJvms(Launcher launcher, Launcher.Kind kind, int sparesMax) {
    this.launcher = launcher;
    this.kind = kind;
    this.sparesMax = sparesMax;
  }

  /** A JVM with these flags, waiting for its order. */
  Process take(JvmFlags flags) throws IOException {
    Process spare = flags.equals(kind.flags()) ? poll() : null;
    return spare == null ? launcher.start(kind.with(flags)) : spare;
  }

  private synchronized @Nullable Process poll() {
    Process spare = waiting.poll();
    while (spare != null && !spare.isAlive()) {
      spare = waiting.poll();
    }
    return spare;
  }

  /** A candidate needs the processors now. */
  synchronized void begun() {
    running++;
  }

  /** A candidate ended; when it was the last, there is time for spares. */
  void ended() {
    synchronized (this) {
      running--;
    }
    Thread.ofVirtual().start(this::refill);
  }

  private void refill() {
    try {
      while (claim()) {
        startOne();
      }
    } catch (IOException _) {
      // Whoever needs a JVM next starts one and tells what is wrong.
    }
  }

  /** Several ends may ask for spares at once: those being started count as well. */
  private synchronized boolean claim() {
    boolean wanted = !closed && running == 0 && waiting.size() + starting < sparesMax;
    if (wanted) {
      starting++;
    }
    return wanted;
  }

  private void startOne() throws IOException {
    try {
      keep(launcher.start(kind));
    } finally {
      started();
    }
  }

  private synchronized void started() {
    starting--;
  }

  private synchronized void keep(Process spare) {
    if (closed) {
      spare.destroyForcibly();
      return;
    }
    waiting.add(spare);
  }

  @Override
  public synchronized void close() {
    closed = true;
    waiting.forEach(Process::destroyForcibly);
    waiting.clear();
  }
}
