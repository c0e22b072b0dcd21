/** Reads features from what is known of a generation. */
@NullMarked
package dev.weavergen.domain.prediction.features;

import org.jspecify.annotations.NullMarked;
