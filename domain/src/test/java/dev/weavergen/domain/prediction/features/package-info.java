@NullMarked
package dev.weavergen.domain.prediction.features;

import org.jspecify.annotations.NullMarked;
