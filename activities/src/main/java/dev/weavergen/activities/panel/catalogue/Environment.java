package dev.weavergen.activities.panel.catalogue;

import java.util.Optional;

/** The process's environment, passed in. */
@FunctionalInterface
public interface Environment {
  Optional<String> variable(String name);

  /** The variable's value unless there is nothing in it. */
  default Optional<String> stated(String name) {
    return variable(name).map(String::strip).filter(value -> !value.isEmpty());
  }
}
