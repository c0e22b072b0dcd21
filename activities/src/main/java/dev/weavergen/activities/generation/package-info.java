/** Opening and finalising generations. */
@NullMarked
package dev.weavergen.activities.generation;

import org.jspecify.annotations.NullMarked;
