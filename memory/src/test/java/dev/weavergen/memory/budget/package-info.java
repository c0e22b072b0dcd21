/** Tests of the ledger. */
@NullMarked
package dev.weavergen.memory.budget;

import org.jspecify.annotations.NullMarked;
