@NullMarked
package dev.weavergen.memory.validation;

import org.jspecify.annotations.NullMarked;
