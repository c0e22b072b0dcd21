/** The folder that holds the state of one user's WeaverGen, and who is using it. */
@NullMarked
package dev.weavergen.cli.home;

import org.jspecify.annotations.NullMarked;
