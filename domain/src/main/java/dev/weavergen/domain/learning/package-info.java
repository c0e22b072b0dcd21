/** What is learned from past generations, as one immutable version after the other. */
@NullMarked
package dev.weavergen.domain.learning;

import org.jspecify.annotations.NullMarked;
