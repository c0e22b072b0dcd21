@NullMarked
package dev.weavergen.domain.trackrecord;

import org.jspecify.annotations.NullMarked;
