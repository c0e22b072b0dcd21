/** Prompts and replies in PostgreSQL. */
@NullMarked
package dev.weavergen.memory.panel;

import org.jspecify.annotations.NullMarked;
