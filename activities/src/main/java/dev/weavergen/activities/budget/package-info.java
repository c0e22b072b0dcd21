/** Filling up what a generation may spend. */
@NullMarked
package dev.weavergen.activities.budget;

import org.jspecify.annotations.NullMarked;
