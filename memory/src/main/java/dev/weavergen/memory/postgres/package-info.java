/**
 * PostgreSQL: its URL, its connections, its migrations and the little of JDBC that the stores need.
 */
@NullMarked
package dev.weavergen.memory.postgres;

import org.jspecify.annotations.NullMarked;
