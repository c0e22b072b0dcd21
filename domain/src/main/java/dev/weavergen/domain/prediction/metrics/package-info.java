/** How good predictions were, once it is known what became of what they spoke of. */
@NullMarked
package dev.weavergen.domain.prediction.metrics;

import org.jspecify.annotations.NullMarked;
