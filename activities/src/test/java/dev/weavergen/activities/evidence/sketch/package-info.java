@NullMarked
package dev.weavergen.activities.evidence.sketch;

import org.jspecify.annotations.NullMarked;
