/** What an evaluation found, as a page that one likes to read. */
@NullMarked
package dev.weavergen.api.validation;

import org.jspecify.annotations.NullMarked;
