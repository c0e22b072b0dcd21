@NullMarked
package dev.weavergen.workflows.validation;

import org.jspecify.annotations.NullMarked;
