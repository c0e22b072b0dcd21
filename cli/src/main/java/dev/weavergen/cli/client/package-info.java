/** Starting, following and stopping generations from the command line. */
@NullMarked
package dev.weavergen.cli.client;

import org.jspecify.annotations.NullMarked;
