package dev.weavergen.domain.intent;

/**
 * The code that an intent brings along when it is a signature with a docstring rather than free
 * text.
 *
 * @param prelude what stands before the entry point: imports, helper functions, types; may be empty
 * @param head the entry point's own head with its docstring, up to where the body has to begin
 */
public record Skeleton(String prelude, String head) {}
