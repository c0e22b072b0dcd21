package dev.weavergen.activities.panel.provider;

import dev.weavergen.activities.panel.settings.ModelSettings;

/** A model with everything that is needed to ask it. */
public record Connection(ModelSettings settings, Endpoint endpoint) {
  String model() {
    return settings.model();
  }
}
