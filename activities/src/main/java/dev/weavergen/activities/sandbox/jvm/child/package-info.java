/**
 * What runs inside the contained JVM of one candidate; its class files travel there over standard
 * input.
 *
 * <p>Every one of these JVMs starts cold, so nothing here uses lambdas, streams, string switches or
 * string concatenation by {@code +}: linking the first of each costs more than a candidate's calls.
 * Nothing here keeps a secret in a static field either, since candidates can reflect upon any class
 * of the unnamed module.
 */
@NullMarked
package dev.weavergen.activities.sandbox.jvm.child;

import org.jspecify.annotations.NullMarked;
