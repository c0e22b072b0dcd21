@NullMarked
package dev.weavergen.domain.prediction.seed;

import org.jspecify.annotations.NullMarked;
