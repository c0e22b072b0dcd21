/** The models asked for one generation and what became of asking them. */
@NullMarked
package dev.weavergen.domain.panel;

import org.jspecify.annotations.NullMarked;
