/** The calibrated probability that a program is right, and what speaks for and against it. */
@NullMarked
package dev.weavergen.domain.prediction;

import org.jspecify.annotations.NullMarked;
