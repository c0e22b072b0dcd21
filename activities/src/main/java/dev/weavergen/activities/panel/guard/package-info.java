/** Circuit breaker, bulkhead and rate limiter; the only package that names resilience4j. */
@NullMarked
package dev.weavergen.activities.panel.guard;

import org.jspecify.annotations.NullMarked;
