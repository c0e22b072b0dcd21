package dev.weavergen.cli.client;

import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Ctrl-C while a run is followed: once detaches from it, twice cancels it. */
public final class Interrupts implements AutoCloseable {
  /** How long a second Ctrl-C is waited for. */
  private static final long SECOND_CHANCE_MILLIS = 2_000;

  private static final long POLL_MILLIS = 50;

  /** How long a cancelled run may take to be recorded. */
  private static final Duration END_WAIT = Duration.ofSeconds(5);

  private final InterruptSignal.Handling handling;

  private Interrupts(InterruptSignal.Handling handling) {
    this.handling = handling;
  }

  /** What is followed, and what can be done about it. */
  interface Followed {
    String id();

    /**
     * How to go on, for people.
     *
     * @param owner whether the servers end with this process
     */
    String goOn(boolean owner);

    void cancel() throws InterruptedException;

    boolean hasEnded() throws InterruptedException;
  }

  /** Handles Ctrl-C until closed. */
  public static Interrupts during(
      String id, GenerationClient client, Console console, boolean owner) {
    return during(new FollowedGeneration(id, client), console, owner);
  }

  /** Handles Ctrl-C until closed. */
  public static Interrupts during(
      String id, EvaluationClient client, Console console, boolean owner) {
    return during(new FollowedEvaluation(id, client), console, owner);
  }

  /** Handles Ctrl-C until closed. */
  public static Interrupts during(
      String id, LearningClient client, Console console, boolean owner) {
    return during(new FollowedLearning(id, client), console, owner);
  }

  private static Interrupts during(Followed run, Console console, boolean owner) {
    AtomicInteger count = new AtomicInteger();
    return new Interrupts(
        InterruptSignal.handle(() ->
            Thread.ofPlatform()
                .name("interrupt")
                .start(() -> act(count.incrementAndGet(), run, console, owner))));
  }

  private static void act(int count, Followed run, Console console, boolean owner) {
    if (count == 1) {
      detach(run, console, owner);
    } else if (count == 2) {
      console.say("cancelling " + run.id() + " …");
      cancel(run, console);
      System.exit(ExitCode.INTERRUPTED);
    }
  }

  private static void detach(Followed run, Console console, boolean owner) {
    console.say(run.goOn(owner));
    console.say("Ctrl-C again cancels it");
    try {
      Thread.sleep(SECOND_CHANCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.exit(ExitCode.INTERRUPTED);
  }

  private static void cancel(Followed run, Console console) {
    try {
      run.cancel();
      long deadline = System.nanoTime() + END_WAIT.toNanos();
      while (System.nanoTime() < deadline && !run.hasEnded()) {
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      console.say("it could not be cancelled: " + e.getMessage());
    }
  }

  private record FollowedGeneration(String id, GenerationClient client) implements Followed {
    @Override
    public String goOn(boolean owner) {
      return owner
          ? "leaving "
              + id
              + "; it goes on when weavergen next runs on this home: weavergen show "
              + id
              + " --follow"
          : "leaving "
              + id
              + " running: weavergen show "
              + id
              + " --follow, weavergen cancel "
              + id;
    }

    @Override
    public void cancel() throws InterruptedException {
      client.cancel(id, "cancelled from the terminal");
    }

    @Override
    public boolean hasEnded() throws InterruptedException {
      return client.poll(id, _ -> {}).isPresent();
    }
  }

  private record FollowedEvaluation(String id, EvaluationClient client) implements Followed {
    @Override
    public String goOn(boolean owner) {
      return owner
          ? "leaving " + id + "; the same command goes on where it is"
          : "leaving " + id + " running; the same command follows it again";
    }

    @Override
    public void cancel() {
      client.cancel(id);
    }

    @Override
    public boolean hasEnded() {
      return client.hasEnded(id);
    }
  }

  private record FollowedLearning(String id, LearningClient client) implements Followed {
    @Override
    public String goOn(boolean owner) {
      return owner
          ? "leaving " + id + "; weavergen learn goes on where it is"
          : "leaving " + id + " running; weavergen learn follows it again";
    }

    @Override
    public void cancel() {
      client.cancel(id);
    }

    @Override
    public boolean hasEnded() {
      return client.hasEnded(id);
    }
  }

  @Override
  public void close() {
    handling.close();
  }
}
