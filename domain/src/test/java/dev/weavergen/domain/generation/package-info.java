@NullMarked
package dev.weavergen.domain.generation;

import org.jspecify.annotations.NullMarked;
