/** Learns predictors from labelled generations. */
@NullMarked
package dev.weavergen.domain.prediction.training;

import org.jspecify.annotations.NullMarked;
