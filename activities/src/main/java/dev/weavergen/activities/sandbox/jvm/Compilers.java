package dev.weavergen.activities.sandbox.jvm;

import dev.weavergen.activities.sandbox.SandboxBrokenException;
import dev.weavergen.activities.sandbox.jvm.compiler.CompilerMain;
import dev.weavergen.activities.sandbox.jvm.compiler.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of warm compilers, started when they are first needed and replaced when a source
 * was too much for one.
 */
final class Compilers implements AutoCloseable {
  /** One source, of at most 64 KiB, takes some ten milliseconds. */
  private static final Duration REQUEST_MAX = Duration.ofSeconds(5);

  /** Starting and warming up takes two seconds of computing, more on a busy machine. */
  private static final Duration START_MAX = Duration.ofSeconds(60);

  private static final Request GREETING =
      new Request(Request.Kind.READ, "class Greeting {}", "", List.of());

  private final Launcher launcher;
  private final Launcher.Kind kind = Launcher.Kind.of(CompilerMain.class, JvmFlags.ofCompiler());
  private final Semaphore places;
  private final Deque<CompilerProcess> idle = new ArrayDeque<>();
  private boolean closed;

  Compilers(Launcher launcher, int processesMax) {
    this.launcher = launcher;
    this.places = new Semaphore(processesMax, true);
  }

  /**
   * Asks any compiler. A warm one that ends is no proof against the source, so a fresh one is asked
   * once more; that one has shown before that it works.
   */
  CompilerAnswer ask(Request request) {
    places.acquireUninterruptibly();
    try {
      CompilerProcess warm = takeIdle();
      return warm == null ? askFresh(request) : askWarm(warm, request);
    } finally {
      places.release();
    }
  }

  /** Starts as many as there may be, in the background. */
  void warmUp() {
    for (int missing = places.availablePermits() - 1; missing > 0; missing--) {
      Thread.ofVirtual().start(this::warmUpOne);
    }
  }

  private void warmUpOne() {
    places.acquireUninterruptibly();
    try {
      giveBack(started(), true);
    } catch (IOException _) {
      // Whoever needs a compiler next starts one and tells what is wrong.
    } finally {
      places.release();
    }
  }

  private CompilerAnswer askWarm(CompilerProcess warm, Request request) {
    try {
      return asked(warm, request);
    } catch (IOException _) {
      return askFresh(request);
    }
  }

  private CompilerAnswer askFresh(Request request) {
    CompilerProcess fresh = fresh();
    try {
      return asked(fresh, request);
    } catch (IOException _) {
      return new CompilerAnswer.TooMuch("The compiler ended over this program.");
    }
  }

  private CompilerAnswer asked(CompilerProcess compiler, Request request) throws IOException {
    boolean healthy = false;
    try {
      CompilerAnswer answer = compiler.ask(request, REQUEST_MAX);
      healthy = true;
      return answer;
    } catch (TimeoutException _) {
      return new CompilerAnswer.TooMuch("The compiler took too long.");
    } finally {
      giveBack(compiler, healthy);
    }
  }

  /** A compiler that has answered once, and is warm thereby. */
  private CompilerProcess fresh() {
    try {
      return started();
    } catch (IOException _) {
      return freshAtLast();
    }
  }

  private CompilerProcess freshAtLast() {
    try {
      return started();
    } catch (IOException failed) {
      throw new SandboxBrokenException(
          "The compiler of the sandbox does not start: " + failed.getMessage());
    }
  }

  private CompilerProcess started() throws IOException {
    CompilerProcess process = new CompilerProcess(launcher, kind);
    boolean ready = false;
    try {
      process.ask(GREETING, START_MAX);
      ready = true;
      return process;
    } catch (TimeoutException late) {
      throw new IOException("it took longer than " + START_MAX, late);
    } finally {
      if (!ready) {
        process.close(); // Also when nobody waits for it any more.
      }
    }
  }

  private synchronized @Nullable CompilerProcess takeIdle() {
    return idle.poll();
  }

  private synchronized void giveBack(CompilerProcess compiler, boolean healthy) {
    if (healthy && !closed) {
      idle.push(compiler);
      return;
    }
    compiler.close();
  }

  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(CompilerProcess::close);
    idle.clear();
  }
}
