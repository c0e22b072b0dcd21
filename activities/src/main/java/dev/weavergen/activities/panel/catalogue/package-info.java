/** Which models there are, what it takes to ask them, and the panel when nobody names one. */
@NullMarked
package dev.weavergen.activities.panel.catalogue;

import org.jspecify.annotations.NullMarked;
