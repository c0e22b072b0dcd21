package dev.weavergen.cli.client;

import dev.weavergen.cli.Console;
import dev.weavergen.cli.ExitCode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Ctrl-C while a generation is followed: once detaches from it, twice cancels it. */
public final class Interrupts implements AutoCloseable {
  /** How long a second Ctrl-C is waited for. */
  private static final long SECOND_CHANCE_MILLIS = 2_000;

  /** How long a cancelled run may take to be recorded. */
  private static final Duration END_WAIT = Duration.ofSeconds(5);

  private final InterruptSignal.Handling handling;

  private Interrupts(InterruptSignal.Handling handling) {
    this.handling = handling;
  }

  /** Handles Ctrl-C until closed. */
  public static Interrupts during(
      String id, GenerationClient client, Console console, boolean owner) {
    AtomicInteger count = new AtomicInteger();
    return new Interrupts(
        InterruptSignal.handle(() ->
            Thread.ofPlatform()
                .name("interrupt")
                .start(() -> act(count.incrementAndGet(), id, client, console, owner))));
  }

  private static void act(
      int count, String id, GenerationClient client, Console console, boolean owner) {
    if (count == 1) {
      detach(id, console, owner);
    } else if (count == 2) {
      console.say("cancelling " + id + " …");
      cancel(id, client, console);
      System.exit(ExitCode.INTERRUPTED);
    }
  }

  private static void detach(String id, Console console, boolean owner) {
    console.say(
        owner
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
                + id);
    console.say("Ctrl-C again cancels it");
    try {
      Thread.sleep(SECOND_CHANCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.exit(ExitCode.INTERRUPTED);
  }

  private static void cancel(String id, GenerationClient client, Console console) {
    try {
      client.cancel(id, "cancelled from the terminal");
      long deadline = System.nanoTime() + END_WAIT.toNanos();
      while (System.nanoTime() < deadline && client.poll(id, _ -> {}).isEmpty()) {
        Thread.onSpinWait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      console.say("it could not be cancelled: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    handling.close();
  }
}
