/** Recorded replies over HTTP. */
@NullMarked
package dev.weavergen.api.recordings;

import org.jspecify.annotations.NullMarked;
