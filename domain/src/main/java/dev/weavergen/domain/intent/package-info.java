/** What is asked: the intent, its language, entry point, signature, examples and constraints. */
@NullMarked
package dev.weavergen.domain.intent;

import org.jspecify.annotations.NullMarked;
