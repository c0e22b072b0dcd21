/** The activities of the loop that repairs: judging, asking for repairs, trying them, tracing. */
@NullMarked
package dev.weavergen.workflows.reasoning;

import org.jspecify.annotations.NullMarked;
