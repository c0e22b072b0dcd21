/** Pages made of templates. */
@NullMarked
package dev.weavergen.api.page;

import org.jspecify.annotations.NullMarked;
