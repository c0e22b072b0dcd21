/** Models that answer from recordings, and the recording of live ones. */
@NullMarked
package dev.weavergen.activities.panel.recorded;

import org.jspecify.annotations.NullMarked;
