package dev.weavergen.activities.sandbox.python;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request on its way: what the zygote says about it, and for sessions what it is told. For one
 * thread.
 */
final class Conversation implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Zygote zygote;
  private final int id;
  private final BlockingQueue<Message> messages;
  private boolean over;

  Conversation(Zygote zygote, int id, BlockingQueue<Message> messages) {
    this.zygote = zygote;
    this.id = id;
    this.messages = messages;
  }

  /**
   * The parts of the finished request.
   *
   * @param patience how long the zygote may say nothing at all
   */
  JsonNode parts(Duration patience) throws BrokenZygoteException {
    return switch (next(patience)) {
      case Message.Done(JsonNode parts) -> parts;
      case Message.Broken(String why) -> throw new BrokenZygoteException(why);
      case Message.Frame _ -> throw new BrokenZygoteException("a frame outside a session");
    };
  }

  /** The next message; a zygote that says nothing for too long is killed and thus broken. */
  Message next(Duration patience) throws BrokenZygoteException {
    long begunNanos = System.nanoTime();
    try {
      while (true) {
        Message message = messages.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (message != null) {
          over = !(message instanceof Message.Frame);
          return message;
        }
        if (zygote.silenceSince(begunNanos).compareTo(patience) > 0) {
          zygote.kill();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new BrokenZygoteException("interrupted while it worked");
    }
  }

  /** Sends a frame to the session's child. */
  void tell(String text) {
    zygote.say(about("tell").put("text", text));
  }

  /** Ends what is still running of it; nothing more is heard. */
  @Override
  public void close() {
    if (!over) {
      zygote.say(about("cancel"));
    }
    zygote.forget(id);
  }

  private ObjectNode about(String operation) {
    return JsonNodeFactory.instance.objectNode().put("op", operation).put("id", id);
  }
}
