@NullMarked
package dev.weavergen.workflows.learning;

import org.jspecify.annotations.NullMarked;
