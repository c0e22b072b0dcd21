/** Judging candidates. */
@NullMarked
package dev.weavergen.activities.consensus;

import org.jspecify.annotations.NullMarked;
