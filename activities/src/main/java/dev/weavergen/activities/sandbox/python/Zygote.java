package dev.weavergen.activities.sandbox.python;

import dev.weavergen.activities.sandbox.ProcessStarter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One contained interpreter that forks a child for each request. Requests carry an id, so that any
 * number may be under way; {@link Conversation} is one of them. The process ends when its standard
 * input does, so that nothing is left when this process is killed.
 */
final class Zygote implements AutoCloseable {
  static final Map<String, String> ENVIRONMENT =
      Map.of("PYTHONHASHSEED", "0", "PYTHONUTF8", "1", "TZ", "UTC", "LC_ALL", "C.UTF-8");

  private static final Duration START_MAX = Duration.ofSeconds(30);
  private static final Duration END_MAX = Duration.ofSeconds(2);
  private static final int COMPLAINT_CHARS_MAX = 300;

  private final Process process;
  private final BlockingQueue<ObjectNode> outgoing = new LinkedBlockingQueue<>();
  private final Map<Integer, BlockingQueue<Message>> conversations = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final BlockingQueue<JsonNode> ready = new LinkedBlockingQueue<>();
  private final Thread complaints;
  private volatile String complaint = "it said nothing";
  private volatile long heardNanos = System.nanoTime();
  private volatile boolean broken;

  private Zygote(Process process) {
    this.process = process;
    complaints = Thread.ofVirtual().start(this::listenToComplaints);
    Thread.ofVirtual().start(this::write);
    Thread.ofVirtual().start(this::read);
  }

  /**
   * Starts one and waits until it is ready to serve.
   *
   * @param settings {@code cores} and {@code containment}
   * @throws BrokenZygoteException saying what the process complained about
   */
  static Zygote start(List<String> command, ObjectNode settings) throws BrokenZygoteException {
    Zygote zygote = new Zygote(started(command));
    zygote.outgoing.add(ZygoteSources.start("zygote", settings));
    zygote.awaitReady();
    return zygote;
  }

  private static Process started(List<String> command) throws BrokenZygoteException {
    try {
      return ProcessStarter.start(command, ENVIRONMENT);
    } catch (IOException failed) {
      throw new BrokenZygoteException("it cannot be started: " + failed.getMessage());
    }
  }

  private void awaitReady() throws BrokenZygoteException {
    try {
      JsonNode said = ready.poll(START_MAX.toMillis(), TimeUnit.MILLISECONDS);
      if (said == null || said.isMissingNode()) {
        kill();
        complaints.join(END_MAX);
        throw new BrokenZygoteException("it did not start: " + complaint);
      }
    } catch (InterruptedException _) {
      kill();
      Thread.currentThread().interrupt();
      throw new BrokenZygoteException("interrupted while it started");
    }
  }

  /** Begins a request; its id is filled in. */
  Conversation begin(ObjectNode request) {
    int id = ids.incrementAndGet();
    BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    conversations.put(id, messages);
    if (broken) {
      messages.add(gone());
    }
    outgoing.add(request.put("id", id));
    return new Conversation(this, id, messages);
  }

  void say(ObjectNode request) {
    outgoing.add(request);
  }

  void forget(int id) {
    conversations.remove(id);
  }

  boolean isAlive() {
    return !broken && process.isAlive();
  }

  int conversationsUnderWay() {
    return conversations.size();
  }

  /**
   * How long it has said nothing at all to somebody who listens since {@code begunNanos}; silent
   * while nobody asked it anything it may be.
   */
  Duration silenceSince(long begunNanos) {
    long now = System.nanoTime();
    return Duration.ofNanos(Math.min(now - heardNanos, now - begunNanos));
  }

  long processId() {
    return process.pid();
  }

  /** Ends it and its children at once; whoever waits for it learns that it broke. */
  void kill() {
    process.destroyForcibly();
  }

  /** Lets it end by itself, which it does at once, and waits until it is gone. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (process.waitFor(END_MAX)) {
        return;
      }
    } catch (IOException _) {
      kill(); // It no longer reads: nothing is lost.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    kill();
    process
        .onExit()
        .orTimeout(END_MAX.toMillis(), TimeUnit.MILLISECONDS)
        .handle((p, e) -> p)
        .join();
  }

  private void write() {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(process.getOutputStream()))) {
      while (!broken) {
        ObjectNode next = outgoing.poll(1, TimeUnit.SECONDS);
        if (next != null) {
          Frames.write(out, next);
        }
      }
    } catch (IOException _) {
      kill(); // The reading side sees the end and tells everybody.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      ready.add(Frames.read(in));
      while (true) {
        JsonNode document = Frames.read(in);
        heardNanos = System.nanoTime();
        dispatch(document);
      }
    } catch (IOException _) {
      end();
    }
  }

  private void dispatch(JsonNode document) {
    BlockingQueue<Message> messages = conversations.get(document.path("id").asInt());
    if (messages != null) {
      messages.add(message(document));
    }
  }

  private static Message message(JsonNode document) {
    if (document.has("frame")) {
      return new Message.Frame(document.path("frame").asString());
    }
    if (document.has("parts")) {
      return new Message.Done(document.path("parts"));
    }
    return new Message.Broken(document.path("failed").asString("a message of no known kind"));
  }

  private void end() {
    broken = true;
    kill();
    ready.add(JsonNodeFactory.instance.missingNode());
    conversations.values().forEach(messages -> messages.add(gone()));
  }

  private Message gone() {
    return new Message.Broken("the interpreter went: " + complaint);
  }

  /** Children have no standard error, so this is the zygote's, or what started it. */
  private void listenToComplaints() {
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      lines.lines().filter(line -> !line.isBlank()).forEach(line -> complaint = bounded(line));
    } catch (IOException | UncheckedIOException _) {
      complaint = "its complaints cannot be read";
    }
  }

  private static String bounded(String line) {
    return line.substring(0, Math.min(line.length(), COMPLAINT_CHARS_MAX));
  }
}
