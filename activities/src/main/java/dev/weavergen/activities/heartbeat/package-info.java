/** Signs of life of steps that take long. */
@NullMarked
package dev.weavergen.activities.heartbeat;

import org.jspecify.annotations.NullMarked;
