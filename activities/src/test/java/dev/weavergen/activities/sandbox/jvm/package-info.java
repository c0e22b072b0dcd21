/** The sandbox for Java, with real processes. */
@NullMarked
package dev.weavergen.activities.sandbox.jvm;

import org.jspecify.annotations.NullMarked;
