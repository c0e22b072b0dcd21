/**
 * What runs inside the contained JVM that compiles and reads programs: the JDK's own compiler,
 * never a candidate. It lives long, since a warm compiler takes a twentieth of a cold one's time,
 * and is replaced as soon as a source is too much for it.
 */
@NullMarked
package dev.weavergen.activities.sandbox.jvm.compiler;

import org.jspecify.annotations.NullMarked;
