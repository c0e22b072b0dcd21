/** What running candidates showed, in PostgreSQL. */
@NullMarked
package dev.weavergen.memory.evidence;

import org.jspecify.annotations.NullMarked;
