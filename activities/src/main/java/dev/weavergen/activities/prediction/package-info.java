/** Predicts, by what was learned, whether programs are right. */
@NullMarked
package dev.weavergen.activities.prediction;

import org.jspecify.annotations.NullMarked;
