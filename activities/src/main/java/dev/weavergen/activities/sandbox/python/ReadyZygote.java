package dev.weavergen.activities.sandbox.python;

/**
 * A zygote that passed its self-test.
 *
 * @param memoryBytesBase the resident set of a child of it that does nothing
 */
record ReadyZygote(Zygote zygote, long memoryBytesBase) {}
