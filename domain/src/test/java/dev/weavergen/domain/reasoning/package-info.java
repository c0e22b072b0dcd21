/** Tests of the loop's algorithms. */
@NullMarked
package dev.weavergen.domain.reasoning;

import org.jspecify.annotations.NullMarked;
