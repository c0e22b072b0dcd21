@NullMarked
package dev.weavergen.memory;

import org.jspecify.annotations.NullMarked;
