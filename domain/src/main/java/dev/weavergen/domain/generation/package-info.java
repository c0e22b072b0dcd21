/** One whole run: its request, its progress and its result. */
@NullMarked
package dev.weavergen.domain.generation;

import org.jspecify.annotations.NullMarked;
