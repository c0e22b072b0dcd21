/** Asking live models; the only package that names langchain4j. */
@NullMarked
package dev.weavergen.activities.panel.provider;

import org.jspecify.annotations.NullMarked;
