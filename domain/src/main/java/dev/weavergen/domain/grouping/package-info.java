/** Making groups of things that are alike. */
@NullMarked
package dev.weavergen.domain.grouping;

import org.jspecify.annotations.NullMarked;
