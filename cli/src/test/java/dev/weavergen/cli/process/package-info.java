/** The packaged command, run as processes of its own as users run it. */
@NullMarked
package dev.weavergen.cli.process;

import org.jspecify.annotations.NullMarked;
