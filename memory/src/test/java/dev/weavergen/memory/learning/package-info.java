@NullMarked
package dev.weavergen.memory.learning;

import org.jspecify.annotations.NullMarked;
