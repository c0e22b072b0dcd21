/** Tests of the similarity of syntax. */
@NullMarked
package dev.weavergen.domain.code;

import org.jspecify.annotations.NullMarked;
