package dev.weavergen.domain.generation;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one generation may spend.
 *
 * @param usd US dollars
 * @param tokens input and output together
 */
public record Budget(Optional<Double> usd, OptionalLong tokens) {}
