/** Generations over HTTP. */
@NullMarked
package dev.weavergen.api.generation;

import org.jspecify.annotations.NullMarked;
