package dev.weavergen.domain.evidence;

/** How much an input resembles the examples, which decides how much a difference on it says. */
public enum Nearness {
  /** An example's or a test's own input, or one that shares every trait that these share. */
  LIKE_EXAMPLE,
  /** An input that the intent may not speak of: a boundary, or a mutation that lost a trait. */
  FAR
}
