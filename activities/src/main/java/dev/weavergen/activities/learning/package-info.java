/** The steps of a learning run. */
@NullMarked
package dev.weavergen.activities.learning;

import org.jspecify.annotations.NullMarked;
