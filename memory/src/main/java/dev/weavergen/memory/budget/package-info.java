/** What generations may spend and have spent, in PostgreSQL. */
@NullMarked
package dev.weavergen.memory.budget;

import org.jspecify.annotations.NullMarked;
