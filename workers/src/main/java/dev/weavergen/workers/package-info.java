/** A worker process: which workflows and activities it serves, and with what. */
@NullMarked
package dev.weavergen.workers;

import org.jspecify.annotations.NullMarked;
