@NullMarked
package dev.weavergen.api.validation;

import org.jspecify.annotations.NullMarked;
