@NullMarked
package dev.weavergen.activities.outcomes;

import org.jspecify.annotations.NullMarked;
