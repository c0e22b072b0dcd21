/** Candidates and the labels of their programs, in PostgreSQL. */
@NullMarked
package dev.weavergen.memory.outcomes;

import org.jspecify.annotations.NullMarked;
