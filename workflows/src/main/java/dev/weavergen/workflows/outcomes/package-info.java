/** True labels of programs, which arrive after the generation ended. */
@NullMarked
package dev.weavergen.workflows.outcomes;

import org.jspecify.annotations.NullMarked;
