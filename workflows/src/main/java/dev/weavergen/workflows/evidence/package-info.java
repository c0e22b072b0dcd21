/** The step that runs the candidates. */
@NullMarked
package dev.weavergen.workflows.evidence;

import org.jspecify.annotations.NullMarked;
