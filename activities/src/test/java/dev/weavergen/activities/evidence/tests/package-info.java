/** Tests of reading, bounding and choosing tests. */
@NullMarked
package dev.weavergen.activities.evidence.tests;

import org.jspecify.annotations.NullMarked;
