/** The limits that every part keeps to. */
@NullMarked
package dev.weavergen.domain;

import org.jspecify.annotations.NullMarked;
