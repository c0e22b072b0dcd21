package dev.weavergen.domain.intent;

/**
 * An example and where it stands.
 *
 * @param position offset in the text, by which examples are put in order
 * @param key the call without its spacing: two examples with one key are about the same call
 * @param value the expected value without its spacing
 */
record FoundExample(int position, Example example, String key, String value) {}
