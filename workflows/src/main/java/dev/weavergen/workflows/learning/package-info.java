/** Learning from labelled generations, and the versions of knowledge that it publishes. */
@NullMarked
package dev.weavergen.workflows.learning;

import org.jspecify.annotations.NullMarked;
