/** The PostgreSQL that comes along: unpacked, started in a folder of the home, stopped again. */
@NullMarked
package dev.weavergen.memory.embedded;

import org.jspecify.annotations.NullMarked;
