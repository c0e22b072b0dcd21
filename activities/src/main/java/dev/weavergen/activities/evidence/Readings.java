package dev.weavergen.activities.evidence;

import dev.weavergen.activities.sandbox.CodeReader;
import dev.weavergen.activities.sandbox.SandboxUnavailableException;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.code.CodeReading;
import dev.weavergen.domain.intent.Language;
import java.util.ArrayList;
import java.util.List;

/** Reads candidates, each in its own language. */
final class Readings {
  private Readings() {}

  /** One reading a candidate, in order. */
  static List<CodeReading> of(List<Candidate> candidates, Sandboxes sandboxes) {
    List<CodeReading> readings = new ArrayList<>();
    candidates.forEach(_ -> readings.add(new CodeReading.Unreadable("not read")));
    for (Language language : Language.values()) {
      List<Integer> places = places(candidates, language);
      List<Program> programs =
          places.stream().map(place -> candidates.get(place).program()).toList();
      List<CodeReading> read = read(programs, language, sandboxes);
      for (int i = 0; i < places.size(); i++) {
        readings.set(places.get(i), read.get(i));
      }
    }
    return List.copyOf(readings);
  }

  private static List<CodeReading> read(
      List<Program> programs, Language language, Sandboxes sandboxes) {
    if (programs.isEmpty()) {
      return List.of();
    }
    try {
      return sandboxes.of(language).read(programs);
    } catch (SandboxUnavailableException notContained) {
      return readWithoutTier(programs, sandboxes.readerWithoutTier(language));
    }
  }

  private static List<CodeReading> readWithoutTier(List<Program> programs, CodeReader reader) {
    try {
      return reader.read(programs);
    } catch (SandboxUnavailableException unavailable) {
      CodeReading unread = new CodeReading.Unreadable(String.valueOf(unavailable.getMessage()));
      return programs.stream().map(_ -> unread).toList();
    }
  }

  private static List<Integer> places(List<Candidate> candidates, Language language) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.get(i).program().language() == language) {
        places.add(i);
      }
    }
    return places;
  }
}
