/** Files that clients send. */
@NullMarked
package dev.weavergen.api.files;

import org.jspecify.annotations.NullMarked;
