/** How a model is configured: provider, access, sampling, price and allowance. */
@NullMarked
package dev.weavergen.activities.panel.settings;

import org.jspecify.annotations.NullMarked;
