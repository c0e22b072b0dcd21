/** Tests of growing inputs and of the fit of an order of growth. */
@NullMarked
package dev.weavergen.domain.evidence.cost;

import org.jspecify.annotations.NullMarked;
