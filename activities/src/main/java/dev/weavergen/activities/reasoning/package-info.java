/** Judges repairs and says what the loop does next. */
@NullMarked
package dev.weavergen.activities.reasoning;

import org.jspecify.annotations.NullMarked;
