/** Tests of what contains programs. */
@NullMarked
package dev.weavergen.activities.sandbox;

import org.jspecify.annotations.NullMarked;
