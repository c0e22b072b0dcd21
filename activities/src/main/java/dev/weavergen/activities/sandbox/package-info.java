/** Where programs that models wrote are run and read: contained, or not at all. */
@NullMarked
package dev.weavergen.activities.sandbox;

import org.jspecify.annotations.NullMarked;
