@NullMarked
package dev.weavergen.domain.learning;

import org.jspecify.annotations.NullMarked;
