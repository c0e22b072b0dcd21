/** Python programs in forks of a contained interpreter. */
@NullMarked
package dev.weavergen.activities.sandbox.python;

import org.jspecify.annotations.NullMarked;
