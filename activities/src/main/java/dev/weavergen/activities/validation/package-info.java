/** Evaluations: which tasks are run, how programs are labelled, what the arms would have chosen. */
@NullMarked
package dev.weavergen.activities.validation;

import org.jspecify.annotations.NullMarked;
