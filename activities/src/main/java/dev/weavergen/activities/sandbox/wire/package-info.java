/**
 * What comes out of the sandbox, read as what it is: bytes that a hostile program may have made.
 */
@NullMarked
package dev.weavergen.activities.sandbox.wire;

import org.jspecify.annotations.NullMarked;
