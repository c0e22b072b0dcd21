@NullMarked
package dev.weavergen.domain.prediction.training;

import org.jspecify.annotations.NullMarked;
