/** Reasoning: evaluate, diagnose, improve, accept or reject, until it no longer pays. */
@NullMarked
package dev.weavergen.domain.reasoning;

import org.jspecify.annotations.NullMarked;
