@NullMarked
package dev.weavergen.activities;

import org.jspecify.annotations.NullMarked;
