@NullMarked
package dev.weavergen.workflows.payload;

import org.jspecify.annotations.NullMarked;
