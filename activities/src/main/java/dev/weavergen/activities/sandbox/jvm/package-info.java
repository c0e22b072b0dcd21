/**
 * The sandbox for Java: a long-lived contained compiler, which also reads programs and tests, and
 * one fresh contained JVM per candidate, which only runs classes.
 *
 * <p>Measured on two cores, the compiler takes 640 ms for the first program of a JVM, 330 ms with
 * an ahead-of-time cache, and 25 ms once warm, while an empty JVM starts in 40 ms: nine candidates
 * that each compiled for themselves would take 3.6 s, or 1.9 s, on two cores. The compiler never
 * executes a candidate's code (no annotation processors, no class path) and is as contained as the
 * rest.
 */
@NullMarked
package dev.weavergen.activities.sandbox.jvm;

import org.jspecify.annotations.NullMarked;
