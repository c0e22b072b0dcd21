/** What running candidates shows: outcomes of calls, checks, behaviour, cost. */
@NullMarked
package dev.weavergen.domain.evidence;

import org.jspecify.annotations.NullMarked;
