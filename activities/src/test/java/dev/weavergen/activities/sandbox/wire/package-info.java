/** Tests of reading what comes out of the sandbox. */
@NullMarked
package dev.weavergen.activities.sandbox.wire;

import org.jspecify.annotations.NullMarked;
