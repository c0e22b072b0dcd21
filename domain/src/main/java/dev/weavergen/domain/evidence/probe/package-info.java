/** Inputs on which candidates are compared beyond examples and tests, and their source text. */
@NullMarked
package dev.weavergen.domain.evidence.probe;

import org.jspecify.annotations.NullMarked;
