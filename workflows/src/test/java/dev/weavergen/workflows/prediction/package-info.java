@NullMarked
package dev.weavergen.workflows.prediction;

import org.jspecify.annotations.NullMarked;
