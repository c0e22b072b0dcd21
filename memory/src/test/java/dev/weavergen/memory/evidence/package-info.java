@NullMarked
package dev.weavergen.memory.evidence;

import org.jspecify.annotations.NullMarked;
