/** What a generation may spend: the ledger, and how its purse is filled up. */
@NullMarked
package dev.weavergen.workflows.budget;

import org.jspecify.annotations.NullMarked;
