/** What reading programs shows: syntax, names, shape, similarity. */
@NullMarked
package dev.weavergen.domain.code;

import org.jspecify.annotations.NullMarked;
