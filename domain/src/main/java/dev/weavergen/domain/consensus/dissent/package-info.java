/** Where the top clusters part, and how a person settles it. */
@NullMarked
package dev.weavergen.domain.consensus.dissent;

import org.jspecify.annotations.NullMarked;
