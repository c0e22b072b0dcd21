@NullMarked
package dev.weavergen.domain.prediction.metrics;

import org.jspecify.annotations.NullMarked;
