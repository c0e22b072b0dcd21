/** Generations and their texts in PostgreSQL. */
@NullMarked
package dev.weavergen.memory.generation;

import org.jspecify.annotations.NullMarked;
