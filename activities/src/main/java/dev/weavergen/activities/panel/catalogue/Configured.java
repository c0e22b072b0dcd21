package dev.weavergen.activities.panel.catalogue;

import dev.weavergen.activities.panel.settings.ModelSettings;
import dev.weavergen.activities.panel.settings.Provider;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.workflows.panel.ModelFailure;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The models of the configuration, by name and in order. */
final class Configured {
  private static final int SHOWN_CHARS_MAX = 100;

  private final Map<String, ModelSettings> byName;

  Configured(Map<String, ModelSettings> byName) {
    this.byName = new LinkedHashMap<>(byName);
  }

  boolean holds(String name) {
    return byName.containsKey(name);
  }

  ModelSettings settings(String name) {
    ModelSettings settings = byName.get(name);
    if (settings == null) {
      throw new IllegalArgumentException(name + " is not configured");
    }
    return settings;
  }

  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  Collection<ModelSettings> all() {
    return byName.values();
  }

  /** There is no such model: what was asked for, what would do and what was probably meant. */
  ModelFailure unknown(String name) {
    List<String> nearest = Nearest.to(name, byName.keySet());
    String shown =
        name.length() > SHOWN_CHARS_MAX ? name.substring(0, SHOWN_CHARS_MAX) + "…" : name;
    return new ModelFailure(
        FailureKind.UNKNOWN_MODEL,
        "unknown model \"%s\", expected %s, provider:model with a provider of %s, or recorded:NAME@sha256%s"
            .formatted(
                shown.replaceAll("\\p{Cntrl}", " "),
                byName.isEmpty() ? "a configured name (there is none)" : nearestOf(nearest),
                Provider.names(),
                nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?"));
  }

  private String nearestOf(List<String> nearest) {
    List<String> shown = nearest.isEmpty() ? names().stream().limit(9).toList() : nearest;
    return "a configured name (" + String.join(", ", shown) + ")";
  }
}
