/** The commands that users type. */
@NullMarked
package dev.weavergen.cli.command;

import org.jspecify.annotations.NullMarked;
