/** The step that predicts whether the chosen program is right. */
@NullMarked
package dev.weavergen.workflows.prediction;

import org.jspecify.annotations.NullMarked;
