/** Asking the models of a panel: the activity, and the port that a model is asked through. */
@NullMarked
package dev.weavergen.workflows.panel;

import org.jspecify.annotations.NullMarked;
