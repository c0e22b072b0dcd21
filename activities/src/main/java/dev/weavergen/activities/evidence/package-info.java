/** Evidence: candidates run on examples, tests and probes, and programs on acceptance tests. */
@NullMarked
package dev.weavergen.activities.evidence;

import org.jspecify.annotations.NullMarked;
