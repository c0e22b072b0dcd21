/** What was learned from, and the versions of what was learned. */
@NullMarked
package dev.weavergen.memory.learning;

import org.jspecify.annotations.NullMarked;
