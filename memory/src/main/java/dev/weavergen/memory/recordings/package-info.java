/** Recordings in PostgreSQL and their import from files. */
@NullMarked
package dev.weavergen.memory.recordings;

import org.jspecify.annotations.NullMarked;
