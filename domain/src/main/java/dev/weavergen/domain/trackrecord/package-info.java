/** How often models were right, and together wrong. */
@NullMarked
package dev.weavergen.domain.trackrecord;

import org.jspecify.annotations.NullMarked;
