/** Benchmarks over HTTP. */
@NullMarked
package dev.weavergen.api.benchmarks;

import org.jspecify.annotations.NullMarked;
