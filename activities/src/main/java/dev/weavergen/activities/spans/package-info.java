/** Writing execution spans where the steps happen, and exporting them. */
@NullMarked
package dev.weavergen.activities.spans;

import org.jspecify.annotations.NullMarked;
