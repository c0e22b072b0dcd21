/** Benchmark files, without their hidden tests. */
@NullMarked
package dev.weavergen.memory.benchmark;

import org.jspecify.annotations.NullMarked;
