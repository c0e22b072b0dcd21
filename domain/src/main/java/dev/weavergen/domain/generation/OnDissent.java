package dev.weavergen.domain.generation;

/**
 * What to do when the top clusters are close: decide by the system's own means, or ask a person.
 */
public enum OnDissent {
  DECIDE,
  ASK
}
