/**
 * The servers that run in the box: Temporal and PostgreSQL, started and stopped with the command.
 */
@NullMarked
package dev.weavergen.cli.servers;

import org.jspecify.annotations.NullMarked;
