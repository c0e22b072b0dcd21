/** Programs taken out of the replies of models. */
@NullMarked
package dev.weavergen.domain.candidate;

import org.jspecify.annotations.NullMarked;
