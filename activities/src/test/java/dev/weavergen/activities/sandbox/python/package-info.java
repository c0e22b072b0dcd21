@NullMarked
package dev.weavergen.activities.sandbox.python;

import org.jspecify.annotations.NullMarked;
