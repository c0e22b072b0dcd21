/** Execution spans: the stored record of every step, and the port that stores them. */
@NullMarked
package dev.weavergen.workflows.spans;

import org.jspecify.annotations.NullMarked;
