/** How candidates are grouped, scored and chosen from. */
@NullMarked
package dev.weavergen.domain.consensus;

import org.jspecify.annotations.NullMarked;
