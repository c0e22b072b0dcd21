package dev.weavergen.activities.generation;

import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.domain.learning.Knowledge.Drift;
import dev.weavergen.domain.prediction.PredictionWords;
import dev.weavergen.workflows.generation.Briefing.Recalled;
import dev.weavergen.workflows.learning.Knowledges;
import dev.weavergen.workflows.learning.UnreadableKnowledgeException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a generation recalls of what is learned. Knowledge that cannot be read never stops a
 * generation: it goes on without, and says so.
 *
 * @param notes what the user should know of it
 */
record Recollection(Recalled recalled, List<String> notes) {
  static Recollection of(Knowledges knowledges, String scope) {
    try {
      Optional<Knowledge> current = knowledges.current(scope);
      return current
          .map(known ->
              new Recollection(new Recalled(OptionalLong.of(known.version())), notes(known)))
          .orElseGet(() -> new Recollection(Recalled.NOTHING, List.of()));
    } catch (UnreadableKnowledgeException unreadable) {
      return new Recollection(
          Recalled.NOTHING,
          List.of("this generation uses no learned knowledge: " + unreadable.getMessage()));
    }
  }

  String versionInWords() {
    OptionalLong version = recalled.version();
    return version.isPresent() ? "v" + version.getAsLong() : "none";
  }

  private static List<String> notes(Knowledge known) {
    Drift drift = known.drift();
    return drift.alarm()
        ? List.of(
            "drift alarm: the last week's "
                + drift.predictions()
                + " predictions with a label were off by "
                + PredictionWords.probability(drift.calibrationError())
                + " (expected calibration error); look at probabilities with care until knowledge v"
                + known.version()
                + " is followed by a better one")
        : List.of();
  }
}
