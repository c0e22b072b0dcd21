/** Tests of equality, verdicts, clusters and notation. */
@NullMarked
package dev.weavergen.domain.evidence;

import org.jspecify.annotations.NullMarked;
