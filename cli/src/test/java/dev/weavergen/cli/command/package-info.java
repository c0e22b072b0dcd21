@NullMarked
package dev.weavergen.cli.command;

import org.jspecify.annotations.NullMarked;
