/** Repairs that were run, in PostgreSQL. */
@NullMarked
package dev.weavergen.memory.reasoning;

import org.jspecify.annotations.NullMarked;
