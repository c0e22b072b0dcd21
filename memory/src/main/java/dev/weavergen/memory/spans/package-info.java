/** Execution spans in PostgreSQL. */
@NullMarked
package dev.weavergen.memory.spans;

import org.jspecify.annotations.NullMarked;
