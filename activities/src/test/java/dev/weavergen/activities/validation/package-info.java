@NullMarked
package dev.weavergen.activities.validation;

import org.jspecify.annotations.NullMarked;
