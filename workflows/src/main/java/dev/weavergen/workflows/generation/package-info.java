/** The generation: its workflow, its activities and its stores. */
@NullMarked
package dev.weavergen.workflows.generation;

import org.jspecify.annotations.NullMarked;
