/** Benchmarks: their files and folders, their tasks, and apart from these their hidden tests. */
@NullMarked
package dev.weavergen.memory.benchmark;

import org.jspecify.annotations.NullMarked;
