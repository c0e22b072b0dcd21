/** The catalogue's models against a real server. */
@NullMarked
package dev.weavergen.activities.panel.live;

import org.jspecify.annotations.NullMarked;
