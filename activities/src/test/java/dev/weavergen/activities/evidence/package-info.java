/** Tests of gathering evidence, on real sandboxes. */
@NullMarked
package dev.weavergen.activities.evidence;

import org.jspecify.annotations.NullMarked;
