/** What was learned, and learning, over HTTP. */
@NullMarked
package dev.weavergen.api.learning;

import org.jspecify.annotations.NullMarked;
