/** Replies that are data: recordings and samples, imported once by content hash. */
@NullMarked
package dev.weavergen.workflows.recordings;

import org.jspecify.annotations.NullMarked;
