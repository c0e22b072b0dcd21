@NullMarked
package dev.weavergen.domain.validation;

import org.jspecify.annotations.NullMarked;
