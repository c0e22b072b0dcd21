/** Servers that speak the providers' protocols, rightly and wrongly. */
@NullMarked
package dev.weavergen.activities.panel.protocol;

import org.jspecify.annotations.NullMarked;
