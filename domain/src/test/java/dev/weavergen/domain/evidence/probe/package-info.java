/** Tests of probe inputs and of literals. */
@NullMarked
package dev.weavergen.domain.evidence.probe;

import org.jspecify.annotations.NullMarked;
