/** How much computing a program needs as its input grows. */
@NullMarked
package dev.weavergen.domain.evidence.cost;

import org.jspecify.annotations.NullMarked;
