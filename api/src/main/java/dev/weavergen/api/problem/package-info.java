/** Errors as RFC 9457 problems. */
@NullMarked
package dev.weavergen.api.problem;

import org.jspecify.annotations.NullMarked;
