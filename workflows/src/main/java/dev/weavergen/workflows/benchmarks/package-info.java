/** Benchmarks: tasks that anybody may read, and hidden tests that only labelling reads. */
@NullMarked
package dev.weavergen.workflows.benchmarks;

import org.jspecify.annotations.NullMarked;
