/** The HTTP gateway. */
@NullMarked
package dev.weavergen.api;

import org.jspecify.annotations.NullMarked;
