/** The activity that judges candidates. */
@NullMarked
package dev.weavergen.workflows.consensus;

import org.jspecify.annotations.NullMarked;
