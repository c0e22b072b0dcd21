/** Evaluations: a benchmark through real generations, labelled and assessed. */
@NullMarked
package dev.weavergen.workflows.validation;

import org.jspecify.annotations.NullMarked;
