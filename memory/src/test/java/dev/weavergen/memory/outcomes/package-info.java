@NullMarked
package dev.weavergen.memory.outcomes;

import org.jspecify.annotations.NullMarked;
