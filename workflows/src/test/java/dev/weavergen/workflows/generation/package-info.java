@NullMarked
package dev.weavergen.workflows.generation;

import org.jspecify.annotations.NullMarked;
