/** What is sent to a model for an intent. */
@NullMarked
package dev.weavergen.activities.panel.prompt;

import org.jspecify.annotations.NullMarked;
