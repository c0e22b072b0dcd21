/** The seed formula, and what is predicted while nothing is learned. */
@NullMarked
package dev.weavergen.domain.prediction.seed;

import org.jspecify.annotations.NullMarked;
