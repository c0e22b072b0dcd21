/** Labelling programs whose outcome became known. */
@NullMarked
package dev.weavergen.activities.outcomes;

import org.jspecify.annotations.NullMarked;
