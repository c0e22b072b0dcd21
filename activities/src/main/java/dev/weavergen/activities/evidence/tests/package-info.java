/** Reading, bounding and choosing the tests that models write. */
@NullMarked
package dev.weavergen.activities.evidence.tests;

import org.jspecify.annotations.NullMarked;
