/** How values become JSON in histories, in the store and on the screen. */
@NullMarked
package dev.weavergen.workflows.payload;

import org.jspecify.annotations.NullMarked;
