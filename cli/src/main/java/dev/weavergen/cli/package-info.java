/** The weavergen command. */
@NullMarked
package dev.weavergen.cli;

import org.jspecify.annotations.NullMarked;
