package dev.weavergen.activities.sandbox.jvm.child;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The contained JVM of one candidate: takes its order from standard input, runs each call on a
 * thread of its own and writes a frame for each. It judges nothing and limits no time: the worker
 * does, from outside.
 *
 * <p>Frames go to a descriptor that is neither standard output nor error, each with the token of
 * the order in front. The token is on this thread's stack and in no field that a candidate could
 * reach, so that a candidate which writes to the descriptor breaks its own run and forges nothing.
 */
public final class Runner {
  private Runner() {}

  /**
   * @param arguments the path of the channel
   */
  public static void main(String[] arguments) throws IOException {
    Step.prepare();
    RunOrder order =
        RunOrder.read(
            new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in))));
    try (OutputStream channel = new FileOutputStream(arguments[0])) {
      run(order, channel);
    }
    Runtime.getRuntime().halt(0);
  }

  private static void run(RunOrder order, OutputStream channel) throws IOException {
    Object lock = new Object();
    BoundedOutput output = new BoundedOutput(order.outputBytesMax(), lock);
    takeStreams(output);
    ClassLoader loader = new CandidateLoader(order.classes());
    Step loading = new Loading(lock, output, loader, order.initialised());
    new Frame(Frame.Kind.READY, 0, "", "").write(channel, order.token());
    loading.done(Frame.Kind.LOADED).write(channel, order.token());
    if (!order.host().isEmpty()) {
      call(order, loader, lock, output, channel);
    }
    waitForTheEnd();
  }

  private static void call(
      RunOrder order, ClassLoader loader, Object lock, BoundedOutput output, OutputStream channel)
      throws IOException {
    Class<?> host = host(order, loader);
    for (String method : order.methods()) {
      Call call = new Call(lock, output, host, method, order.outputBytesMax());
      if (order.traced()) {
        trace(call, loader, order, channel);
        continue;
      }
      call.done(Frame.Kind.CALLED).write(channel, order.token());
    }
  }

  /** Notes go out as they are made, since the call may end this process, or be ended with it. */
  private static void trace(Call call, ClassLoader loader, RunOrder order, OutputStream channel)
      throws IOException {
    TraceNotes notes = watched(loader);
    Step.Meanwhile tell =
        () -> new Frame(Frame.Kind.NOTED, 0, notes.text(), "").write(channel, order.token());
    Frame done = call.done(Frame.Kind.CALLED, tell, TraceNotes.PAUSE_MILLIS_MAX);
    tell.tell();
    done.write(channel, order.token());
  }

  private static TraceNotes watched(ClassLoader loader) throws IOException {
    Tracer tracer = new Tracer();
    try {
      Class.forName(TraceHook.class.getName(), true, loader).getField("tracer").set(null, tracer);
    } catch (ReflectiveOperationException missing) {
      throw new IOException(missing);
    }
    return tracer.notes();
  }

  private static Class<?> host(RunOrder order, ClassLoader loader) throws IOException {
    try {
      return Class.forName(order.host(), false, loader);
    } catch (ClassNotFoundException missing) {
      throw new IOException(missing);
    }
  }

  private static void takeStreams(BoundedOutput output) {
    PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
    System.setOut(stream);
    System.setErr(stream);
    System.setIn(InputStream.nullInputStream());
  }

  /** The worker measures what was used and then ends this process. */
  private static void waitForTheEnd() {
    while (true) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException _) {
        // A candidate may interrupt any thread that it finds.
      }
    }
  }
}
