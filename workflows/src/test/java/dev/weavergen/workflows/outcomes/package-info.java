@NullMarked
package dev.weavergen.workflows.outcomes;

import org.jspecify.annotations.NullMarked;
