/** Asking the models of a panel for programs. */
@NullMarked
package dev.weavergen.activities.panel;

import org.jspecify.annotations.NullMarked;
