package dev.weavergen.activities.sandbox.python;

import dev.weavergen.activities.sandbox.SandboxBrokenException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A finished request.
 *
 * @param memoryBytesBase of the zygote that had it
 */
record Answer(JsonNode parts, long memoryBytesBase) {
  private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

  /**
   * Asks everything at once and waits for all; what broke its zygote is asked again, alone. When
   * waiting is given up, what still runs is ended.
   */
  static List<Answer> toAll(ZygotePool pool, List<ObjectNode> requests) {
    List<Optional<ZygotePool.Asked>> asked =
        requests.stream().map(each -> asked(pool, each)).toList();
    try {
      return awaited(pool, requests, asked);
    } finally {
      asked.forEach(
          each -> each.map(ZygotePool.Asked::conversation).ifPresent(Conversation::close));
    }
  }

  private static List<Answer> awaited(
      ZygotePool pool, List<ObjectNode> requests, List<Optional<ZygotePool.Asked>> asked) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      ObjectNode request = requests.get(i);
      Duration patience = Patience.with(request);
      answers.add(
          asked
              .get(i)
              .flatMap(each -> answer(each, patience))
              .orElseGet(() -> again(pool, request)));
    }
    return answers;
  }

  private static Optional<ZygotePool.Asked> asked(ZygotePool pool, ObjectNode request) {
    try {
      return Optional.of(pool.begin(request));
    } catch (BrokenZygoteException broken) {
      LOG.warn("No zygote for a request: {}", broken.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<Answer> answer(ZygotePool.Asked asked, Duration patience) {
    try {
      return Optional.of(new Answer(asked.conversation().parts(patience), asked.memoryBytesBase()));
    } catch (BrokenZygoteException broken) {
      LOG.warn("A request is tried again: {}", broken.getMessage());
      return Optional.empty();
    }
  }

  private static Answer again(ZygotePool pool, ObjectNode request) {
    try {
      ReadyZygote fresh = pool.aside();
      try (Zygote zygote = fresh.zygote();
          Conversation conversation = zygote.begin(request)) {
        return new Answer(conversation.parts(Patience.with(request)), fresh.memoryBytesBase());
      }
    } catch (BrokenZygoteException broken) {
      throw new SandboxBrokenException(broken.getMessage());
    }
  }
}
