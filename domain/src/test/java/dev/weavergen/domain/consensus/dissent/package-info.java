@NullMarked
package dev.weavergen.domain.consensus.dissent;

import org.jspecify.annotations.NullMarked;
