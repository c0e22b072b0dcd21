package dev.weavergen.activities.sandbox.python;

import dev.weavergen.activities.sandbox.Tier;
import dev.weavergen.domain.evidence.RunLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How to start a zygote on this machine.
 *
 * @param tier empty when it is not contained
 * @param containment what the zygote does about itself: {@code full}, {@code withoutLandlock},
 *     {@code asFarAsPossible} or {@code none}
 */
record Recipe(Optional<Tier> tier, List<String> command, String containment, int cores) {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

  Recipe {
    command = List.copyOf(command);
  }

  /**
   * Starts one and lets a child of it try what no program may do.
   *
   * @throws BrokenZygoteException when it does not start, or when an attempt succeeds
   */
  ReadyZygote start() throws BrokenZygoteException {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.put("containment", containment).put("cores", cores);
    Zygote zygote = Zygote.start(command, settings);
    try {
      if (tier.isPresent()) {
        selfTest(zygote);
      }
      return new ReadyZygote(zygote, memoryBytesBase(zygote));
    } catch (BrokenZygoteException unfit) {
      zygote.kill();
      throw unfit;
    }
  }

  private static void selfTest(Zygote zygote) throws BrokenZygoteException {
    JsonNode part = answer(zygote, Requests.selfTest()).path(0);
    String document = part.path("frames").path(1).asString("");
    if (document.equals("D[]")) {
      return;
    }
    if (!document.startsWith("D")) {
      throw new BrokenZygoteException("the self-test came to no end, so executing is not refused");
    }
    String succeeded =
        document
            .substring(2, document.length() - 1)
            .replace("\"", "")
            .lines()
            .collect(Collectors.joining());
    throw new BrokenZygoteException("the self-test was not refused: " + succeeded);
  }

  private static long memoryBytesBase(Zygote zygote) throws BrokenZygoteException {
    ObjectNode nothing = Requests.run("", Optional.empty(), List.of(), RunLimits.CANDIDATE);
    return answer(zygote, nothing).path(0).path("peakBytes").asLong();
  }

  private static JsonNode answer(Zygote zygote, ObjectNode request) throws BrokenZygoteException {
    try (Conversation conversation = zygote.begin(request)) {
      return conversation.parts(ANSWER_MAX);
    }
  }
}
